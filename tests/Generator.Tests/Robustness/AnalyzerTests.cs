using AutoDiffGen.Fuzz;
using AutoDiffGen.Fuzz.Mutation;
using AutoDiffGen.Generator.Analyzers;
using AutoDiffGen.Generator.Tests.Harness;
using AutoDiffGen.Generator.Tests.ZooTests;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Robustness;

/// <summary>The analyzer sees the same broken code as the generator, and what was generated besides.</summary>
public sealed class AnalyzerTests
{
    private const string Unused = "public static partial class C { [AutoDiffGen.Differentiable] public static double F(double x, double y) => x * x; }";

    public static TheoryData<string> Files => ZooData.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Analyzer_OnWholeAndSpoiledSource_NeverThrows(string file)
    {
        var original = ZooFiles.Get(file);
        await AnalyzerHost.RunAsync(ZooBuilds.Outcome(file).Output, [new ZeroGradientAnalyzer()]);
        for (int seed = 0; seed < 3; seed++)
        {
            var mutant = original with { Content = SourceMutator.Mutate(original.Content, Rng.For((ulong)seed, Rng.Hash(file)), GeneratorHost.ParseOptions) };
            await AnalyzerHost.RunAsync(GeneratorHost.CreateCompilation([mutant, .. ZooFiles.Support]), [new ZeroGradientAnalyzer()]);
        }
    }

    [Theory]
    [InlineData(ReportDiagnostic.Error, 1)]
    [InlineData(ReportDiagnostic.Suppress, 0)]
    public async Task Severity_SetByTheProject_IsHonoured(ReportDiagnostic severity, int count)
    {
        var compilation = GeneratorHost.CreateCompilation([("C.cs", Unused)]);
        var configured = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("ADG0021", severity)]));

        var reported = await AnalyzerHost.RunAsync(configured, [new ZeroGradientAnalyzer()]);

        Assert.Equal(count, reported.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Equal(count, reported.Length);
    }

    /// <summary>A method of a project that knows nothing of the runtime costs no more than a look at its attributes.</summary>
    [Fact]
    public async Task Source_WithoutAttribute_HasNoHints() => Assert.Empty(await AnalyzerHost.RunAsync(
        GeneratorHost.CreateCompilation([("C.cs", Unused.Replace("AutoDiffGen.Differentiable", "System.Obsolete", StringComparison.Ordinal))]),
        [new ZeroGradientAnalyzer()]));

    /// <summary>A file that the compiler takes for generated is not the user's to repair.</summary>
    [Fact]
    public async Task Source_ThatIsGenerated_HasNoHints() => Assert.Empty(await AnalyzerHost.RunAsync(
        GeneratorHost.CreateCompilation([("C.g.cs", Unused)]), [new ZeroGradientAnalyzer()]));
}
