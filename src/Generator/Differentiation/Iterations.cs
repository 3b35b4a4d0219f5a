using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Arithmetic with the range of a counter: its length, its reverse, and the place of each value in it.</summary>
internal static class Iterations
{
    /// <summary>The same values in the opposite order.</summary>
    public static CountedRange Backwards(CountedRange range)
    {
        Expr last = range.Comparison switch
        {
            BinaryOperator.Less => Offset(range.Bound, -1),
            BinaryOperator.Greater => Offset(range.Bound, 1),
            _ => range.Bound,
        };

        // From n - 1 down to 0 becomes up to below n.
        return range is { IsUpward: false, From: Binary { Operator: BinaryOperator.Subtract, Right: var one } below } && one.IsConstant(1)
            ? new CountedRange(range.Counter, last, BinaryOperator.Less, below.Left, IsUpward: true)
            : new CountedRange(
                range.Counter,
                last,
                range.IsUpward ? BinaryOperator.GreaterOrEqual : BinaryOperator.LessOrEqual,
                range.From,
                !range.IsUpward);
    }

    /// <summary>The number of iterations; 0 or less where there are none.</summary>
    public static Expr Count(CountedRange range)
    {
        int inclusive = range.Comparison is BinaryOperator.LessOrEqual or BinaryOperator.GreaterOrEqual ? 1 : 0;
        Expr count = range.IsUpward
            ? Offset(Difference(range.Bound, range.From), inclusive)
            : Offset(Difference(range.From, range.Bound), inclusive);
        return count is Cast { IsImplicit: true } widened ? widened.Operand : count;
    }

    /// <summary>The place of the counter, so that no two iterations have the same and none is outside of the count.</summary>
    public static Expr Index(CountedRange range)
    {
        Expr counter = new Ref(range.Counter);
        return range.IsUpward ? Difference(counter, range.From)
            : Offset(Difference(counter, range.Bound), range.Comparison == BinaryOperator.Greater ? -1 : 0);
    }

    public static Expr Offset(Expr bound, int by)
    {
        if (IsSmall(bound) && bound is Const number)
        {
            double sum = number.Number + by;
            return new Const(number.Type, sum, NumberFormat.Double(sum, isExplicit: false));
        }

        if (bound is Binary { Operator: BinaryOperator.Subtract or BinaryOperator.Add, Right: Const right } outer && IsSmall(right))
        {
            return Offset(outer.Left, by + (outer.Operator == BinaryOperator.Add ? (int)right.Number : -(int)right.Number));
        }

        int size = System.Math.Abs(by);
        var offset = new Const(bound.Type, size, NumberFormat.Double(size, isExplicit: false));
        return by == 0 ? bound : new Binary(by < 0 ? BinaryOperator.Subtract : BinaryOperator.Add, bound, offset, bound.Type);
    }

    private static Expr Difference(Expr left, Expr right) => right is Const number && IsSmall(right)
        ? Offset(left, -(int)number.Number)
        : new Binary(BinaryOperator.Subtract, left, right, left.Type);

    private static bool IsSmall(Expr expr) =>
        expr is Const { IsNumber: true, IsNamed: false } number && System.Math.Abs(number.Number) < 1 << 30;
}
