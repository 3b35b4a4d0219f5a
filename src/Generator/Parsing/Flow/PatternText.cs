using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>Writes the patterns that test a value without taking it apart: constants, comparisons, not, and, or.</summary>
internal static class PatternText
{
    /// <summary>The text; null where the pattern is of another kind.</summary>
    public static string? Of(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => Of(constant.Value),
        IRelationalPatternOperation relational => Symbol(relational.OperatorKind) is { } symbol && Of(relational.Value) is { } bound
            ? symbol + " " + bound
            : null,
        INegatedPatternOperation negated => Of(negated.Pattern) is { } inner ? inner.Contains(" ") ? "not (" + inner + ")" : "not " + inner : null,
        IBinaryPatternOperation binary => Of(binary.LeftPattern) is { } left && Of(binary.RightPattern) is { } right
            ? "(" + left + ") " + (binary.OperatorKind == BinaryOperatorKind.And ? "and" : "or") + " (" + right + ")"
            : null,
        _ => null,
    };

    /// <summary>The text of a constant; null where the operation is none.</summary>
    public static string? Of(IOperation value)
    {
        if (!value.ConstantValue.HasValue)
        {
            return null;
        }

        return value.ConstantValue.Value switch
        {
            null => "null",
            double number => Ir.NumberFormat.Double(number, isExplicit: true),
            float number => Ir.NumberFormat.Float(number),
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
            bool flag => flag ? "true" : "false",
            object constant when value.Type?.TypeKind == TypeKind.Enum =>
                "(" + value.Type.ToDisplayString(Formats.Type) + ")(" + SymbolDisplay.FormatPrimitive(constant, quoteStrings: true, useHexadecimalNumbers: false) + ")",
            object constant => SymbolDisplay.FormatPrimitive(constant, quoteStrings: true, useHexadecimalNumbers: false),
        };
    }

    private static string? Symbol(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => "<",
        BinaryOperatorKind.LessThanOrEqual => "<=",
        BinaryOperatorKind.GreaterThan => ">",
        BinaryOperatorKind.GreaterThanOrEqual => ">=",
        _ => null,
    };
}
