using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>Global analyzer options, as MSBuild hands them over for <c>CompilerVisibleProperty</c> items.</summary>
internal sealed class TestOptionsProvider(ImmutableDictionary<string, string> options) : AnalyzerConfigOptionsProvider
{
    public const string Optimize = "build_property.AutoDiffGenOptimize";

    public const string SecondOrder = "build_property.AutoDiffGenSecondOrder";

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(options);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }
}
