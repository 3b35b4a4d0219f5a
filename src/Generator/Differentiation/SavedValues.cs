using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>What the forward pass has to save for the backward pass; collected first, then written into it.</summary>
internal sealed class SavedValues
{
    private readonly Dictionary<Block, List<(Value Value, Statement Save)>> _saves = new(ByReference<Block>.Instance);
    private readonly List<(Loop? Before, Let Declaration)> _declarations = [];
    private readonly List<(Loop Loop, Carried Carried)> _carried = [];

    public void Add(Block block, Value value, Statement save)
    {
        if (!_saves.TryGetValue(block, out List<(Value, Statement)>? list))
        {
            _saves.Add(block, list = []);
        }

        list.Add((value, save));
    }

    /// <summary>Declares what keeps the values, before a loop of the outermost block or at the beginning.</summary>
    public void Declare(Loop? before, Let declaration) => _declarations.Add((before, declaration));

    /// <summary>How much is saved.</summary>
    public int Count => _declarations.Count;

    /// <summary>Takes the declarations that can be made before a loop, to be made there once.</summary>
    public IReadOnlyList<Let> TakeDeclarations(Loop loop)
    {
        var taken = new List<Let>();
        foreach ((Loop? before, Let declaration) in _declarations.ToArray())
        {
            Expr?[] sizes = [.. declaration.Expression.Children.Select(size => Places.Before(loop, size))];
            if (sizes.All(size => size is not null))
            {
                taken.Add(declaration with { Expression = declaration.Expression.With(sizes.Select(size => size!).ToEquatableArray()) });
                _declarations.Remove((before, declaration));
            }
        }

        return taken;
    }

    /// <summary>Carries one more value through a loop.</summary>
    public void AddCarried(Loop loop, Carried carried) => _carried.Add((loop, carried));

    public Carried? CarriedOf(Loop loop) => _carried.FirstOrDefault(entry => ReferenceEquals(entry.Loop, loop)).Carried;

    public Block Apply(Block forward)
    {
        IEnumerable<Statement> statements = forward.Statements.SelectMany(statement => _declarations
            .Where(entry => entry.Before is not null && ReferenceEquals(entry.Before, statement))
            .Select(entry => (Statement)entry.Declaration)
            .Append(Apply(statement)));
        return new Block(_declarations
            .Where(entry => entry.Before is null)
            .Select(entry => (Statement)entry.Declaration)
            .Concat(statements)
            .ToEquatableArray());
    }

    /// <summary>The same where the outermost block is one of those that save, and what keeps the values is declared elsewhere.</summary>
    public Block ApplyAll(Block forward) => ApplyInside(forward);

    private Statement Apply(Statement statement)
    {
        Statement applied = statement.WithBlocks(statement.Blocks.Select(ApplyInside).ToArray());
        applied = applied is Loop again ? again with { Recomputation = Recomputation.None } : applied;
        return statement is Loop loop && CarriedOf(loop) is { } carried
            ? (Loop)applied with { Carried = loop.Carried.Append(carried).ToEquatableArray() }
            : applied;
    }

    private Block ApplyInside(Block block)
    {
        _ = _saves.TryGetValue(block, out List<(Value Value, Statement Save)>? saves);
        saves ??= [];
        var statements = new List<Statement>();
        HashSet<int> defined = [.. block.Statements.SelectMany(statement => statement.Targets)
            .Concat(block.Statements.OfType<Loop>().Select(CarriedOf).Where(carried => carried is not null).Select(carried => carried!.Result))
            .Select(value => value.Id)];
        if (block.All().Any(statement => statement is Invoke))
        {
            // What a call keeps lies below what is kept here: the backward pass takes this first.
            return new Block(block.Statements.Select(Apply).Concat(saves.Select(entry => entry.Save)).ToEquatableArray());
        }

        statements.AddRange(saves.Where(entry => !defined.Contains(entry.Value.Id)).Select(entry => entry.Save));
        foreach (Statement statement in block.Statements)
        {
            Statement applied = Apply(statement);
            statements.Add(applied);
            statements.AddRange(saves.Where(entry => applied.Targets.Any(target => target.Id == entry.Value.Id)).Select(entry => entry.Save));
        }

        return new Block(statements.ToEquatableArray());
    }
}
