using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>A store that adds to the element that it writes: <c>x[i] += a</c>, <c>x[i] -= a</c>.</summary>
internal static class ElementSum
{
    /// <summary>The sum of the element and what is added to it; null where the store is none.</summary>
    public static Binary? Of(Store store) =>
        store.Value is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum
        && sum.Left.Equals(store.Target)
        && sum.Type == store.Target.Type
        && sum.Right.Type == store.Target.Type
            ? sum
            : null;

    /// <summary>What a sum adds, as it is written to an element that is zero.</summary>
    public static Expr Summand(Binary sum) => sum.Operator == BinaryOperator.Add ? sum.Right : new Unary(UnaryOperator.Negate, sum.Right, sum.Type);
}
