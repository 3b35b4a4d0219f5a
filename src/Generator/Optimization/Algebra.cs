using System.Collections.Generic;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>Builds arithmetic nodes with the right types.</summary>
internal static class Algebra
{
    public static Expr Multiply(IReadOnlyList<Expr> factors)
    {
        Expr product = factors[0];
        for (int i = 1; i < factors.Count; i++)
        {
            product = Make(BinaryOperator.Multiply, product, factors[i]);
        }

        return product;
    }

    public static Expr Divide(Expr left, Expr right) => Make(BinaryOperator.Divide, left, right);

    public static Expr Add(Expr left, Expr right) => Make(BinaryOperator.Add, left, right);

    public static Expr Subtract(Expr left, Expr right) => Make(BinaryOperator.Subtract, left, right);

    private static Binary Make(BinaryOperator op, Expr left, Expr right) =>
        new(op, left, right, left.Type.IsTensor ? left.Type : right.Type.IsTensor ? right.Type : Wider(left.Type, right.Type));

    private static TypeRef Wider(TypeRef left, TypeRef right) =>
        left.Category == TypeCategory.Double || right.Category == TypeCategory.Double ? TypeRef.Double : left;
}
