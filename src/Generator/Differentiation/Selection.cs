using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Knows <c>TensorMath.Where</c>, which takes one of two tensors element by element.</summary>
internal static class Selection
{
    /// <summary>For a sum of selections by one mask, each with zero for the rest: one of them, and what it selects.</summary>
    public static (Expr Where, int Operand)? CommonMask(Expr sum)
    {
        if (sum is Binary { Operator: BinaryOperator.Add } binary)
        {
            return CommonMask(binary.Left) is { } left
                && CommonMask(binary.Right) is { } right
                && left.Operand == right.Operand
                && left.Where.Children[0].Equals(right.Where.Children[0])
                    ? left
                    : null;
        }

        return !Is(sum) ? null
            : sum.Children[2].IsConstant(0) ? (sum, 1)
            : sum.Children[1].IsConstant(0) ? (sum, 2)
            : null;
    }

    /// <summary>The same selection of another tensor.</summary>
    public static Expr With(Expr where, int operand, Expr selected)
    {
        Expr[] children = [.. where.Children];
        children[operand] = selected;
        return where.With(children.ToEquatableArray());
    }

    public static bool Is(Expr expr) =>
        expr is Call { Function.Name: "Where" } call
        && call.Arguments.Count == 3
        && call.Function.Id.StartsWith("M:AutoDiffGen.TensorMath.Where", System.StringComparison.Ordinal);
}
