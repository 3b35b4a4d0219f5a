using System.Globalization;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>Writes the default of an optional parameter.</summary>
internal static class DefaultLiteral
{
    /// <summary>The literal; null where the parameter is required.</summary>
    public static string? Of(IParameterSymbol parameter) => !parameter.HasExplicitDefaultValue
        ? null
        : Of(parameter.ExplicitDefaultValue, parameter.Type);

    /// <summary>The literal of a constant of a type.</summary>
    public static string Of(object? constant, ITypeSymbol type) => constant switch
    {
        null => type.IsReferenceType ? "null" : "default",
        double number => NumberFormat.Double(number, isExplicit: true),
        float number => NumberFormat.Float(number),
        bool flag => flag ? "true" : "false",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        object value when type.TypeKind == TypeKind.Enum =>
            "(" + type.ToDisplayString(Formats.Type) + ")(" + Primitive(value) + ")",
        object value => Primitive(value),
    };

    private static string Primitive(object value) =>
        SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!;
}
