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
    private readonly ElementLoops _loops;

    private FirstSums(Function function)
    {
        _aliasing = Aliasing.Of(function);
        _loops = new ElementLoops(function, _aliasing);
    }

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
            if (next >= 0 && statements[next] is Loop loop && _loops.OnlySum(loop, memory) is { } sum && sum.Target.Memory.Equals(zeros))
            {
                statements[next] = loop with { Body = Assigned(loop.Body, sum) };
                if (statements[i] is Bulk && _loops.IsToAll(loop, sum))
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

    /// <summary>The loop that writes what it would add to zero.</summary>
    public static Block Assigned(Block block, Store sum) => new(block.Statements
        .Select(statement => ReferenceEquals(statement, sum) ? sum with { Value = ElementSum.Summand((Binary)sum.Value) } : statement is If ? statement.WithBlocks(statement.Blocks.Select(inner => Assigned(inner, sum)).ToArray()) : statement)
        .ToEquatableArray());
}
