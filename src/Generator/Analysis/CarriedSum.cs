using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>A carried value that a loop only adds to: each partial sum is read by the next alone.</summary>
internal static class CarriedSum
{
    public static bool Is(Carried carried, Loop loop)
    {
        if (!carried.Head.Type.IsFloating)
        {
            return false;
        }

        Value partial = carried.Head;
        while (true)
        {
            int readers = loop.Body.Statements.Concat<object>(loop.Carried).Sum(reader => Reads(reader, partial));
            if (carried.Next is Ref { Value.Id: var last } && last == partial.Id)
            {
                return readers == 1;
            }

            Let? next = loop.Body.Statements.OfType<Let>().FirstOrDefault(let => IsStep(let.Expression, partial));
            if (next is null)
            {
                return readers == 1 && IsStep(carried.Next, partial);
            }

            if (readers != 1)
            {
                return false;
            }

            partial = next.Target;
        }
    }

    private static int Reads(object reader, Value value) => (reader is Statement statement ? Uses.Of(statement) : ((Carried)reader).Next.References()).Count(read => read.Id == value.Id);

    private static bool IsStep(Expr expr, Value partial) =>
        expr is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Left: Ref { Value.Id: var left } } sum
        && left == partial.Id
        && sum.Right.References().All(read => read.Id != partial.Id);
}
