using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// What is written to one element of a gradient in a row is written at once: two summands as one sum, zero and a summand
/// as the summand.
/// </summary>
internal static class Stores
{
    public static Function Apply(Function function) => function with { Body = Visit(function.Body) };

    private static Block Visit(Block block)
    {
        var statements = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            Statement visited = statement.Section == Section.Forward ? statement : statement.WithBlocks(statement.Blocks.Select(Visit).ToArray());
            if (visited is Store store && statements.Count > 0 && statements[statements.Count - 1] is Store before && Merged(before, store) is { } merged)
            {
                statements[statements.Count - 1] = merged;
            }
            else
            {
                statements.Add(visited);
            }
        }

        return new Block(statements.ToEquatableArray());
    }

    private static Store? Merged(Store first, Store second)
    {
        if (first.Section == Section.Forward
            || second.Section == Section.Forward
            || !first.Target.Equals(second.Target)
            || second.Value is not Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum
            || !sum.Left.Equals(second.Target)
            || sum.Right.Any(node => node is Element element && element.Memory.Equals(second.Target.Memory)))
        {
            return null;
        }

        return first.Value.IsConstant(0) && sum.Operator == BinaryOperator.Add
            ? second with { Value = sum.Right }
            : second with { Value = new Binary(sum.Operator, first.Value, sum.Right, sum.Type) };
    }
}
