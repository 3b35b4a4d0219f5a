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
        : parameter.ExplicitDefaultValue switch
        {
            null => "default",
            double number => NumberFormat.Double(number, isExplicit: true),
            float number => NumberFormat.Float(number),
            bool flag => flag ? "true" : "false",
            object value when parameter.Type.TypeKind == TypeKind.Enum =>
                "(" + parameter.Type.ToDisplayString(Formats.Type) + ")(" + Primitive(value) + ")",
            object value => Primitive(value),
        };

    private static string Primitive(object value) =>
        SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!;
}
