using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Indices that are a counter and a number.</summary>
internal static class CounterOffset
{
    /// <summary>What is added to the counter: 1 for <c>i + 1</c>; null for what is not of that form.</summary>
    public static int? Of(Expr index, Value counter) => index switch
    {
        Ref { Value.Id: var id } when id == counter.Id => 0,
        Binary { Operator: BinaryOperator.Add, Left: Ref { Value.Id: var id }, Right: var number } when id == counter.Id => Number(number),
        Binary { Operator: BinaryOperator.Add, Left: var number, Right: Ref { Value.Id: var id } } when id == counter.Id => Number(number),
        Binary { Operator: BinaryOperator.Subtract, Left: Ref { Value.Id: var id }, Right: var number } when id == counter.Id => -Number(number),
        _ => null,
    };

    /// <summary>An expression and a number, as short as it can be.</summary>
    public static Expr Add(Expr expr, int number)
    {
        switch (expr)
        {
            case Binary { Operator: BinaryOperator.Add, Left: var left } sum when Number(sum.Right) is { } right:
                return Add(left, right + number);
            case Binary { Operator: BinaryOperator.Subtract, Left: var left } difference when Number(difference.Right) is { } right:
                return Add(left, number - right);
        }

        return number == 0 ? expr
            : Number(expr) is { } known ? new Const(TypeRef.Int, known + number)
            : number > 0 ? new Binary(BinaryOperator.Add, expr, new Const(TypeRef.Int, number), TypeRef.Int)
            : new Binary(BinaryOperator.Subtract, expr, new Const(TypeRef.Int, -number), TypeRef.Int);
    }

    /// <summary>A small whole number that an expression is; null for any other.</summary>
    public static int? Number(Expr expr) =>
        expr is Const { IsNumber: true, IsNamed: false, Type.Name: "int" } constant && constant.Number is > -Largest and < Largest
            ? (int)constant.Number
            : null;

    private const int Largest = 1 << 20;
}
