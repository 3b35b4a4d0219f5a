using System.Linq;

namespace AutoDiffGen.Generator.Ir;

internal enum UnaryOperator
{
    Negate,
    Not,
    Complement,
}

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    LeftShift,
    RightShift,
    UnsignedRightShift,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    And,
    ExclusiveOr,
    Or,
    AndAlso,
    OrElse,
    Is,
}

/// <summary>Symbols and facts of the operators.</summary>
internal static class Operators
{
    public static string Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        BinaryOperator.LeftShift => "<<",
        BinaryOperator.RightShift => ">>",
        BinaryOperator.UnsignedRightShift => ">>>",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.And => "&",
        BinaryOperator.ExclusiveOr => "^",
        BinaryOperator.Or => "|",
        BinaryOperator.AndAlso => "&&",
        BinaryOperator.OrElse => "||",
        _ => "is",
    };

    public static string Symbol(UnaryOperator op) => op switch
    {
        UnaryOperator.Negate => "-",
        UnaryOperator.Not => "!",
        _ => "~",
    };

    /// <summary>The symbol of an operator method by its metadata name; null for conversions.</summary>
    public static string? MethodSymbol(string method) => method switch
    {
        "op_UnaryNegation" => "-",
        "op_UnaryPlus" => "+",
        "op_LogicalNot" => "!",
        "op_OnesComplement" => "~",
        "op_LeftShift" => "<<",
        "op_RightShift" => ">>",
        "op_UnsignedRightShift" => ">>>",
        _ => System.Enum.GetValues(typeof(BinaryOperator)).Cast<BinaryOperator>()
            .Where(op => MethodName(op) == method && method.Length > 0)
            .Select(Symbol)
            .FirstOrDefault(),
    };

    public static bool IsComparison(BinaryOperator op) => op is >= BinaryOperator.Less and <= BinaryOperator.NotEqual;

    public static bool IsArithmetic(BinaryOperator op) => op <= BinaryOperator.Remainder;

    /// <summary>The metadata name of the operator method, for operators of types.</summary>
    public static string MethodName(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "op_Addition",
        BinaryOperator.Subtract => "op_Subtraction",
        BinaryOperator.Multiply => "op_Multiply",
        BinaryOperator.Divide => "op_Division",
        BinaryOperator.Remainder => "op_Modulus",
        BinaryOperator.Less => "op_LessThan",
        BinaryOperator.LessOrEqual => "op_LessThanOrEqual",
        BinaryOperator.Greater => "op_GreaterThan",
        BinaryOperator.GreaterOrEqual => "op_GreaterThanOrEqual",
        BinaryOperator.Equal => "op_Equality",
        BinaryOperator.NotEqual => "op_Inequality",
        BinaryOperator.And => "op_BitwiseAnd",
        BinaryOperator.ExclusiveOr => "op_ExclusiveOr",
        BinaryOperator.Or => "op_BitwiseOr",
        _ => "",
    };
}
