using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Loops that come to each element of an array once at most, at their counter and a constant.</summary>
internal sealed class ElementLoops(Function function, Aliasing aliasing)
{
    private readonly Lengths _lengths = new(function);

    /// <summary>All that a loop does to a class of memory: adding to the element at its counter; null where it does something else.</summary>
    public Store? OnlySum(Loop loop, int memory)
    {
        List<Store> stores = [.. Sure(loop.Body).OfType<Store>().Where(store => aliasing.ClassOf(store.Target.Memory) == memory)];
        return stores is [{ Section: Section.Backward, Target: { Children.Count: 2, Leaf: Element.Whole } } store]
            && ElementSum.Of(store) is { } sum
            && OffsetOf(loop, store) is not null
            && !loop.Body.All().Where(statement => !ReferenceEquals(statement, store)).SelectMany(statement => statement.Expressions)
                .Concat(loop.Expressions).Append(sum.Right).Any(expr => aliasing.Touches(expr, memory))
            ? store
            : null;
    }

    /// <summary>Whether a store that stands in the outermost block of a loop is to each element of an array in turn.</summary>
    public bool IsToAll(Loop loop, Store store) =>
        loop is { Condition: null, Range: { } range }
        && loop.Body.Statements.Any(statement => ReferenceEquals(statement, store))
        && OffsetOf(loop, store) is { } offset
        && AreAll(range, offset, store.Target.Memory);

    /// <summary>The statements that an iteration comes to once at most.</summary>
    private static IEnumerable<Statement> Sure(Block block) => block.Statements.SelectMany(statement => statement is If branch ? branch.Blocks.SelectMany(Sure) : [statement]);

    private static int? OffsetOf(Loop loop, Store store) => loop.Range is { Counter: { Type.Name: "int" } counter } ? CounterOffset.Of(store.Target.Children[1], counter) : null;

    /// <summary>Whether the counter and an offset are the index of each element in turn.</summary>
    private bool AreAll(CountedRange range, int offset, Expr memory) => range.Comparison switch
    {
        BinaryOperator.Less => CounterOffset.Number(range.From) == -offset && _lengths.IsLength(range.Bound, memory, -offset),
        BinaryOperator.LessOrEqual => CounterOffset.Number(range.From) == -offset && _lengths.IsLength(range.Bound, memory, -offset - 1),
        BinaryOperator.GreaterOrEqual => CounterOffset.Number(range.Bound) == -offset && _lengths.IsLength(range.From, memory, -offset - 1),
        _ => CounterOffset.Number(range.Bound) == -offset - 1 && _lengths.IsLength(range.From, memory, -offset - 1),
    };
}
