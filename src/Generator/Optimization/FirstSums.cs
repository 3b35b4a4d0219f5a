using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// What a loop adds to elements that are zero is written there instead, where it comes to each element once at most; and
/// where it comes to all of them, they need not be cleared before.
/// </summary>
internal sealed class FirstSums
{
    private readonly Aliasing _aliasing;
    private readonly Lengths _lengths;

    private FirstSums(Function function) => (_aliasing, _lengths) = (Aliasing.Of(function), new Lengths(function));

    public static Function Apply(Function function) => function with { Body = new FirstSums(function).Visit(function.Body) };

    private Block Visit(Block block)
    {
        List<Statement> statements = [.. block.Statements.Select(statement => statement.WithBlocks(statement.Blocks.Select(Visit).ToArray()))];
        for (int i = 0; i < statements.Count; i++)
        {
            if (ZerosOf(statements[i]) is not { } zeros || _aliasing.ClassOf(zeros) == Aliasing.External)
            {
                continue;
            }

            int memory = _aliasing.ClassOf(zeros);
            int next = statements.FindIndex(i + 1, statement => Uses.Expressions(statement).Any(expr => _aliasing.Touches(expr, memory)));
            if (next >= 0 && statements[next] is Loop { Range: { Counter.Type.Name: "int" } range } loop && OnlySum(loop, zeros) is { } sum)
            {
                statements[next] = loop with { Body = Assigned(loop.Body, sum) };
                if (statements[i] is Bulk && loop.Condition is null && loop.Body.Statements.Any(statement => ReferenceEquals(statement, sum)) && AreAll(range, CounterOffset.Of(sum.Target.Children[1], range.Counter)!.Value, zeros))
                {
                    statements.RemoveAt(i--);
                }
            }
        }

        return new Block(statements.ToEquatableArray());
    }

    /// <summary>The memory that a statement fills with zeros.</summary>
    private static Ref? ZerosOf(Statement statement) => statement switch
    {
        Bulk { Kind: BulkKind.Clear, Quote.Length: 0, Target: Ref target } => target,
        Let { Target: { IsDerivative: true, Type.Rank: 1 }, Expression: var made } let when MemoryFunctions.IsAllocation(MemoryFunctions.Uncast(made)) && !MemoryFunctions.IsUncleared(MemoryFunctions.Uncast(made)) => new Ref(let.Target),
        _ => null,
    };

    /// <summary>All that a loop does to memory: adding to the element at its counter; null where it does something else.</summary>
    private Store? OnlySum(Loop loop, Ref zeros)
    {
        int memory = _aliasing.ClassOf(zeros);
        List<Store> stores = [.. Sure(loop.Body).OfType<Store>().Where(store => _aliasing.ClassOf(store.Target.Memory) == memory)];
        return stores is [{ Section: Section.Backward, Target: { Children.Count: 2, Leaf: Element.Whole } } store]
            && store.Target.Memory.Equals(zeros)
            && ElementSum.Of(store) is { } sum
            && CounterOffset.Of(store.Target.Children[1], loop.Range!.Counter) is not null
            && !loop.Body.All().Where(statement => !ReferenceEquals(statement, store)).SelectMany(statement => statement.Expressions)
                .Concat(loop.Expressions).Append(sum.Right).Any(expr => _aliasing.Touches(expr, memory))
            ? store
            : null;
    }

    /// <summary>The statements that an iteration comes to once at most.</summary>
    private static IEnumerable<Statement> Sure(Block block) => block.Statements.SelectMany(statement => statement is If branch ? branch.Blocks.SelectMany(Sure) : [statement]);

    private static Block Assigned(Block block, Store sum) => new(block.Statements
        .Select(statement => ReferenceEquals(statement, sum) ? sum with { Value = ElementSum.Summand((Binary)sum.Value) } : statement is If ? statement.WithBlocks(statement.Blocks.Select(inner => Assigned(inner, sum)).ToArray()) : statement)
        .ToEquatableArray());

    /// <summary>Whether the counter and an offset are the index of each element in turn.</summary>
    private bool AreAll(CountedRange range, int offset, Expr memory) => range.Comparison switch
    {
        BinaryOperator.Less => CounterOffset.Number(range.From) == -offset && _lengths.IsLength(range.Bound, memory, -offset),
        BinaryOperator.LessOrEqual => CounterOffset.Number(range.From) == -offset && _lengths.IsLength(range.Bound, memory, -offset - 1),
        BinaryOperator.GreaterOrEqual => CounterOffset.Number(range.Bound) == -offset && _lengths.IsLength(range.From, memory, -offset - 1),
        _ => CounterOffset.Number(range.Bound) == -offset - 1 && _lengths.IsLength(range.From, memory, -offset - 1),
    };
}
