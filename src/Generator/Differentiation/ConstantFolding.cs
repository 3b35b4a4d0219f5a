using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// Decides the conditions of a formula that depend on constants alone, so that a rule for all exponents becomes the rule
/// for this one. Part of the meaning of a formula, not an optimization.
/// </summary>
internal static class ConstantFolding
{
    public static Expr Conditions(Expr formula) => formula.Rewrite(Fold);

    private static Expr Fold(Expr node) => node switch
    {
        Call call when IsConstant.Is(call) => Const.Bool(IsConstantValue(call.Arguments[0])),
        Unary { Operator: UnaryOperator.Not, Operand: Const constant } => Const.Bool(!IsTrue(constant)),
        Binary { Operator: BinaryOperator.AndAlso } and => And(and),
        Binary { Operator: BinaryOperator.OrElse } or => Or(or),
        Binary { Left: Const { IsNumber: true } left, Right: Const { IsNumber: true } right } comparison
            when Operators.IsComparison(comparison.Operator) => Const.Bool(Compare(comparison.Operator, left.Number, right.Number)),
        Conditional { Condition: Const condition } conditional => IsTrue(condition) ? conditional.WhenTrue : conditional.WhenFalse,
        _ => node,
    };

    private static bool IsConstantValue(Expr argument) =>
        argument is Const or Ref { Value.Role: ValueRole.Constant }
        || (argument is Cast cast && IsConstantValue(cast.Operand))
        || (argument is Unary { Operator: UnaryOperator.Negate } unary && IsConstantValue(unary.Operand));

    private static Expr And(Binary node) =>
        IsFalse(node.Left) || IsFalse(node.Right) ? Const.Bool(false)
        : IsTrue(node.Left) ? node.Right
        : IsTrue(node.Right) ? node.Left
        : node;

    private static Expr Or(Binary node) =>
        IsTrue(node.Left) || IsTrue(node.Right) ? Const.Bool(true)
        : IsFalse(node.Left) ? node.Right
        : IsFalse(node.Right) ? node.Left
        : node;

    private static bool IsTrue(Expr expr) => expr is Const { IsNumber: false, Text: "true" };

    private static bool IsFalse(Expr expr) => expr is Const { IsNumber: false, Text: "false" };

    private static bool Compare(BinaryOperator op, double left, double right) => op switch
    {
        BinaryOperator.Less => left < right,
        BinaryOperator.LessOrEqual => left <= right,
        BinaryOperator.Greater => left > right,
        BinaryOperator.GreaterOrEqual => left >= right,
        BinaryOperator.Equal => left == right,
        _ => left != right,
    };
}
