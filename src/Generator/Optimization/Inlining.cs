using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// Puts derivatives that were named only for the sake of the transformation back into the expressions that read them:
/// those that are read once, and those that are no more than a name or a number.
/// </summary>
internal static class Inlining
{
    /// <summary>Longer lines than this are not made.</summary>
    private const int LongestLine = 24;

    public static Function Apply(Function function)
    {
        Dictionary<int, int> uses = Uses.Count(function);
        var inlined = new Dictionary<int, Expr>();
        Collect(function.Body, uses, inlined);
        if (inlined.Count == 0)
        {
            return function;
        }

        Function shorter = function.Map((expr, _) => expr.Substitute(inlined));
        return shorter with { Body = shorter.Body.Where(statement => statement is not Let let || !inlined.ContainsKey(let.Target.Id)) };
    }

    private static void Collect(Block block, Dictionary<int, int> uses, Dictionary<int, Expr> inlined)
    {
        for (int i = 0; i < block.Statements.Count; i++)
        {
            Statement statement = block.Statements[i];
            if (statement is Let let && IsInlined(let, uses, inlined) && MayMove(let.Expression.Substitute(inlined), let.Target, block, i, uses))
            {
                inlined.Add(let.Target.Id, let.Expression);
            }

            foreach (Block inner in statement.Blocks)
            {
                Collect(inner, uses, inlined);
            }
        }
    }

    private static bool IsInlined(Let let, Dictionary<int, int> uses, Dictionary<int, Expr> inlined)
    {
        if (!let.Target.IsDerivative)
        {
            return false;
        }

        if (IsTrivial(let.Expression))
        {
            return true;
        }

        if (let.Target.Role != ValueRole.DerivativeTemporary)
        {
            return false;
        }

        int size = let.Expression.Substitute(inlined).Size;
        return (uses.TryGetValue(let.Target.Id, out int count) && count == 1 && size <= LongestLine)
            || (size <= 3 && !let.Expression.Type.IsTensor && !let.Expression.Any(node => node is Call || Dear.Is(node)));
    }

    /// <summary>An element that may be written moves only to a statement before which nothing is written.</summary>
    private static bool MayMove(Expr expr, Value value, Block block, int position, Dictionary<int, int> uses)
    {
        if (Element.IsSettled(expr))
        {
            return true;
        }

        if (!uses.TryGetValue(value.Id, out int count) || count != 1)
        {
            return false;
        }

        Statement? next = block.Statements.Skip(position + 1).FirstOrDefault(statement => statement is not Let { IsPinned: false } || Uses.Of(statement).Any(read => read.Id == value.Id));
        return next is Let or Store && Uses.Of(next).Any(read => read.Id == value.Id);
    }

    /// <summary>A name, a number, or ones in the shape of a value, which operators take as the number.</summary>
    private static bool IsTrivial(Expr expr) =>
        expr is Ref or Const or Unary { Operator: UnaryOperator.Negate, Operand: Const }
        || expr is Call { Function.Name: FunctionTable.OnesLike or FunctionTable.ZerosLike, Type.IsTensor: true } like && like.Arguments[0] is Ref;
}
