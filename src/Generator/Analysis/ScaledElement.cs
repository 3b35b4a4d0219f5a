using System;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// A product of what is the same in every iteration of a loop and of an element, or of a difference of two:
/// <c>2 * (x[i] - y[i]) * s</c>. No other factor may be taken out, lest it is rounded otherwise; what doubles is exact
/// wherever it stands.
/// </summary>
/// <param name="Number">A power of two, with a sign.</param>
/// <param name="Scale">What is the same in every iteration; null where it is only the number.</param>
/// <param name="Left">The element; null where there is none yet.</param>
/// <param name="Right">What is subtracted from the element; null where nothing is.</param>
internal sealed record ScaledElement(double Number, Expr? Scale = null, Expr? Left = null, Expr? Right = null)
{
    /// <summary>An expression as such a product; null where it is none.</summary>
    public static ScaledElement? Of(Expr expr, Func<Expr, bool> isElement, Func<Expr, bool> isSame) =>
        Factors(expr, isElement, isSame) is { Left: not null } product ? product : null;

    private static ScaledElement? Factors(Expr expr, Func<Expr, bool> isElement, Func<Expr, bool> isSame)
    {
        Stack.Guard();
        switch (expr)
        {
            case Const { IsNumber: true, IsNamed: false, Number: var number } when IsPowerOfTwo(number):
                return new ScaledElement(number);
            case Unary { Operator: UnaryOperator.Negate } negation:
                return Factors(negation.Operand, isElement, isSame) is { } negated ? negated with { Number = -negated.Number } : null;
            case Binary { Operator: BinaryOperator.Multiply } product:
                return Factors(product.Left, isElement, isSame) is { } left && Factors(product.Right, isElement, isSame) is { } right ? Product(left, right) : null;
            case Binary { Operator: BinaryOperator.Subtract } difference when isElement(difference.Left) && isElement(difference.Right):
                return new ScaledElement(1, Left: difference.Left, Right: difference.Right);
            default:
                return isElement(expr) ? new ScaledElement(1, Left: expr)
                    : isSame(expr) ? new ScaledElement(1, expr)
                    : null;
        }
    }

    private static ScaledElement? Product(ScaledElement left, ScaledElement right)
    {
        (ScaledElement elements, ScaledElement factor) = left.Left is null ? (right, left) : (left, right);
        return factor.Left is not null || (elements is { Left: not null, Scale: not null } && factor.Scale is not null)
            ? null
            : elements with
            {
                Number = left.Number * right.Number,
                Scale = left.Scale is { } scale && right.Scale is { } other ? new Binary(BinaryOperator.Multiply, scale, other, scale.Type) : left.Scale ?? right.Scale,
            };
    }

    private static bool IsPowerOfTwo(double number) => Math.Abs(number) is 1 or 2 or 4 or 8;
}
