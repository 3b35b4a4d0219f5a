using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// Finds for every element that is read whether the backward pass would still find the same there: whether anything that
/// may be the same memory is written behind it, or around it by a loop. Memory that an iteration makes for itself is not
/// touched by the next.
/// </summary>
internal sealed class Stabilities
{
    private readonly Aliasing _aliasing;
    private readonly Writes _writes;
    private readonly HashSet<int> _everWritten;

    /// <summary>What somebody else may write between the two passes.</summary>
    private readonly HashSet<int> _unstable;

    /// <summary>The loops around all that refers to a class, outermost first.</summary>
    private readonly Dictionary<int, IReadOnlyList<Loop>> _homes = [];

    /// <summary>The loops whose iterations are followed by their adjoints at once.</summary>
    private readonly HashSet<Loop> _fused;

    private Invoke? _overwritten;

    private Stabilities(Function function, HashSet<int> fused)
    {
        _fused = new HashSet<Loop>(function.Body.Statements.OfType<Loop>().Where((_, ordinal) => fused.Contains(ordinal)), ByReference<Loop>.Instance);
        _aliasing = Aliasing.Of(function);
        _writes = new Writes(_aliasing, function);
        _unstable = [.. function.Parameters.Where(parameter => !parameter.IsStable && parameter.Value.Type.IsMemory).Select(parameter => _aliasing.ClassOf(parameter.Value))];
        _everWritten = [.. _writes.Of(function.Body), .. _unstable];
        foreach (Parameter parameter in function.Parameters.Where(parameter => parameter.Value.Type.IsMemory))
        {
            AddHome(parameter.Value, []);
        }

        FindHomes(function.Body, []);
    }

    /// <summary>The same function, every element of which says what is known.</summary>
    /// <param name="function">The function.</param>
    /// <param name="fused">Which loops of the outermost block are followed by their adjoints iteration by iteration; none where it is null.</param>
    public static Function Annotate(Function function, HashSet<int>? fused = null)
    {
        if (!function.Body.Statements.SelectMany(Uses.Expressions).Concat(function.Results.Select(result => result.Expression)).Any(expr => expr.Any(node => node is Element)))
        {
            return function;
        }

        var stabilities = new Stabilities(function, fused ?? []);
        return function with
        {
            Body = stabilities.Visit(function.Body, stabilities._unstable),
            Results = function.Results.Select(result => result with { Expression = stabilities.Annotate(result.Expression, stabilities._unstable) }).ToEquatableArray(),
        };
    }

    /// <summary>
    /// A call of another assembly that is given memory, or returns some, which is written before the backward pass comes back to the call, where
    /// what was generated for it may read it once more; null where there is none.
    /// </summary>
    public static Invoke? Overwritten(Function function)
    {
        var stabilities = new Stabilities(function, []);
        _ = stabilities.Visit(function.Body, stabilities._unstable);
        return stabilities._overwritten;
    }

    private void FindHomes(Block block, IReadOnlyList<Loop> around)
    {
        foreach (Statement statement in block.Statements)
        {
            IReadOnlyList<Loop> inside = statement is Loop loop ? [.. around, loop] : around;
            foreach (Block inner in statement.Blocks)
            {
                FindHomes(inner, inside);
            }

            foreach (Value value in statement.Targets.Concat((statement as Loop)?.Carried.Select(carried => carried.Head) ?? []))
            {
                if (value.Type.IsMemory)
                {
                    AddHome(value, around);
                }
            }
        }
    }

    private void AddHome(Value value, IReadOnlyList<Loop> around)
    {
        int memory = _aliasing.ClassOf(value);
        _homes[memory] = _homes.TryGetValue(memory, out IReadOnlyList<Loop>? earlier)
            ? earlier.Zip(around, (left, right) => (left, right)).TakeWhile(pair => ReferenceEquals(pair.left, pair.right)).Select(pair => pair.left).ToArray()
            : around;
    }

    private bool IsMadeIn(Loop loop, int memory) => _homes.TryGetValue(memory, out IReadOnlyList<Loop>? home) && home.Contains(loop, ByReference<Loop>.Instance);

    private Block Visit(Block block, HashSet<int> after)
    {
        HashSet<int> later = [.. after];
        var visited = new List<Statement>();
        foreach (Statement statement in block.Statements.Reverse())
        {
            visited.Add(Visit(statement, later));
            later.UnionWith(_writes.Of(statement));
        }

        visited.Reverse();
        return new Block(visited.ToEquatableArray());
    }

    private Statement Visit(Statement statement, HashSet<int> after)
    {
        HashSet<int> written = [.. after, .. _writes.Of(statement)];
        switch (statement)
        {
            case If branch:
                return branch with
                {
                    Condition = Annotate(branch.Condition, written),
                    Then = Visit(branch.Then, after),
                    Else = Visit(branch.Else, after),
                    Merges = branch.Merges
                        .Select(merge => new Merge(merge.Target, Annotate(merge.Then, after), Annotate(merge.Else, after)))
                        .ToEquatableArray(),
                };
            case Loop loop:
                HashSet<int> around = _fused.Contains(loop) ? [] : [.. written.Where(memory => after.Contains(memory) || !IsMadeIn(loop, memory))];
                return (Loop)loop.Map(expr => Annotate(expr, written)) with { Body = Visit(loop.Body, around) };
            default:
                NoteOverwritten(statement, after);
                return statement.Map(expr => Annotate(expr, written));
        }
    }

    private void NoteOverwritten(Statement statement, HashSet<int> after)
    {
        if (statement is Invoke { Callee.Export: not null } call
            && (call.Arguments.Any(argument => argument.Type.IsMemory && after.Contains(_aliasing.ClassOf(argument)))
                || call.Results.Any(result => result.Type.IsMemory && after.Contains(_aliasing.ClassOf(result)))))
        {
            _overwritten = call;
        }
    }

    private Expr Annotate(Expr expr, HashSet<int> after) => expr.Rewrite(node => node is Element element
        ? element.As(StabilityOf(_aliasing.ClassOf(element.Memory), after))
        : node);

    private Stability StabilityOf(int memory, HashSet<int> after) =>
        after.Contains(memory) ? Stability.Volatile
        : _everWritten.Contains(memory) ? Stability.Settled
        : Stability.Fixed;
}
