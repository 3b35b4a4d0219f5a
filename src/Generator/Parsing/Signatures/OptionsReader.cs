using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>Reads the switches that the build passes on.</summary>
internal static class OptionsReader
{
    public static GeneratorOptions Read(AnalyzerConfigOptionsProvider provider) => new(
        Optimize: !Is(provider, "AutoDiffGenOptimize", "false"),
        SecondOrder: Is(provider, "AutoDiffGenSecondOrder", "true"));

    private static bool Is(AnalyzerConfigOptionsProvider provider, string property, string value) =>
        provider.GlobalOptions.TryGetValue("build_property." + property, out string? text)
        && string.Equals(text, value, System.StringComparison.OrdinalIgnoreCase);
}
