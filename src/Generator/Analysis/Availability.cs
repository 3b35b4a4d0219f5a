using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// The backward pass reads values that a branch of the forward pass defines, outside of that branch. What is cheap and
/// has no effect is computed again where it is read; the rest is handed out of the branch as one more merge.
/// </summary>
internal sealed class Availability
{
    /// <summary>The most operations that are repeated instead of saved.</summary>
    private const int CheapSize = 4;

    private readonly Dictionary<int, Definition> _definitions = [];
    private readonly Dictionary<int, Value> _exported = [];
    private int _nextId;

    /// <summary>Where a value is defined: its statement, and the branches around it, outermost first.</summary>
    private sealed record Definition(Value Value, Let? Let, IReadOnlyList<(If Branch, bool IsThen)> Path);

    public static Block Resolve(Block body, ref int nextId)
    {
        var availability = new Availability { _nextId = nextId };
        availability.Collect(body, []);
        if (availability._definitions.Values.All(definition => definition.Path.Count == 0))
        {
            return body;
        }

        Block read = availability.Rewrite(body, []);
        Block exported = availability.Export(read, body);
        nextId = availability._nextId;
        return exported;
    }

    /// <summary>What a loop defines inside of it has been saved or is computed again; only branches are left.</summary>
    private void Collect(Block block, IReadOnlyList<(If, bool)> path)
    {
        foreach (Statement statement in block.Statements)
        {
            if (statement is If branch)
            {
                Collect(branch.Then, [.. path, (branch, true)]);
                Collect(branch.Else, [.. path, (branch, false)]);
            }

            foreach (Value target in statement.Targets)
            {
                _definitions[target.Id] = new Definition(target, statement as Let, path);
            }
        }
    }

    /// <summary>Replaces references to what is out of scope.</summary>
    private Block Rewrite(Block block, HashSet<int> outer)
    {
        var scope = new HashSet<int>(outer);
        return new Block(block.Statements.Select(statement => Rewrite(statement, scope)).ToEquatableArray());
    }

    private Statement Rewrite(Statement statement, HashSet<int> scope)
    {
        Statement rewritten;
        switch (statement)
        {
            case If branch:
                HashSet<int> thenScope = [.. scope, .. Defined(branch.Then)];
                HashSet<int> elseScope = [.. scope, .. Defined(branch.Else)];
                rewritten = branch with
                {
                    Condition = Rewrite(branch.Condition, scope),
                    Then = Rewrite(branch.Then, scope),
                    Else = Rewrite(branch.Else, scope),
                    Merges = branch.Merges
                        .Select(merge => new Merge(merge.Target, Rewrite(merge.Then, thenScope), Rewrite(merge.Else, elseScope)))
                        .ToEquatableArray(),
                };
                break;
            case Loop loop:
                HashSet<int> inside = [.. scope, .. loop.Heads.Select(head => head.Id)];
                HashSet<int> end = [.. inside, .. Defined(loop.Body)];
                rewritten = loop with
                {
                    Range = loop.Range is null ? null : loop.Range with { From = Rewrite(loop.Range.From, scope), Bound = Rewrite(loop.Range.Bound, scope) },
                    Condition = loop.Condition is null ? null : Rewrite(loop.Condition, inside),
                    Body = Rewrite(loop.Body, inside),
                    Carried = loop.Carried
                        .Select(carried => carried with { Init = Rewrite(carried.Init, scope), Next = Rewrite(carried.Next, end) })
                        .ToEquatableArray(),
                };
                break;
            default:
                rewritten = statement.Map(expr => Rewrite(expr, scope));
                break;
        }

        scope.UnionWith(statement.Targets.Select(target => target.Id));
        return rewritten;
    }

    private static IEnumerable<int> Defined(Block block) =>
        block.Statements.SelectMany(statement => statement.Targets).Select(target => target.Id);

    private Expr Rewrite(Expr expr, HashSet<int> scope) => expr.Replace(node =>
    {
        if (node is not Ref reference
            || scope.Contains(reference.Value.Id)
            || !_definitions.TryGetValue(reference.Value.Id, out Definition? definition)
            || definition.Path.Count == 0)
        {
            return null;
        }

        return definition.Let is { IsPinned: false } let && let.Expression.Size <= CheapSize && IsArithmetic(let.Expression)
            ? Rewrite(let.Expression, scope)
            : new Ref(Exported(definition));
    });

    private static bool IsArithmetic(Expr expr) => !expr.Type.IsTensor && !Dear.Contains(expr) && !expr.Any(node => node is Call or Element { Stability: Stability.Volatile });

    private Value Exported(Definition definition)
    {
        if (!_exported.TryGetValue(definition.Value.Id, out Value? value))
        {
            value = definition.Value with { Id = _nextId++ };
            _exported.Add(definition.Value.Id, value);
        }

        return value;
    }

    /// <summary>Adds the merges, at every level between the definition and the outermost block.</summary>
    private Block Export(Block block, Block original) => new(block.Statements
        .Zip(original.Statements, (statement, source) => statement is If branch ? Export(branch, (If)source) : statement)
        .ToEquatableArray());

    private Statement Export(If branch, If source)
    {
        List<Merge> merges = [.. branch.Merges];
        foreach (KeyValuePair<int, Value> entry in _exported)
        {
            Definition definition = _definitions[entry.Key];
            int level = Level(definition.Path, source);
            if (level < 0)
            {
                continue;
            }

            bool isInnermost = level == definition.Path.Count - 1;
            Value inner = isInnermost ? definition.Value : entry.Value with { Id = ExportId(entry.Value, level + 1) };
            Value outer = level == 0 ? entry.Value : entry.Value with { Id = ExportId(entry.Value, level) };
            Expr nothing = Const.Nothing(inner.Type);
            bool isThen = definition.Path[level].IsThen;
            merges.Add(new Merge(outer, isThen ? new Ref(inner) : nothing, isThen ? nothing : new Ref(inner)));
        }

        return branch with
        {
            Then = Export(branch.Then, source.Then),
            Else = Export(branch.Else, source.Else),
            Merges = merges.ToEquatableArray(),
        };
    }

    private readonly Dictionary<(int, int), int> _levelIds = [];

    private int ExportId(Value value, int level)
    {
        if (!_levelIds.TryGetValue((value.Id, level), out int id))
        {
            id = _nextId++;
            _levelIds.Add((value.Id, level), id);
        }

        return id;
    }

    private static int Level(IReadOnlyList<(If Branch, bool IsThen)> path, If branch)
    {
        for (int i = 0; i < path.Count; i++)
        {
            if (ReferenceEquals(path[i].Branch, branch))
            {
                return i;
            }
        }

        return -1;
    }
}
