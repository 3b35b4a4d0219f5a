using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>
/// One test of a generator: sources with marked diagnostics go in, generated sources come out. The names are those of
/// Microsoft.CodeAnalysis.Testing, so that moving to it is a change of usings.
/// </summary>
internal sealed class CSharpSourceGeneratorTest<TGenerator>
    where TGenerator : IIncrementalGenerator, new()
{
    public string TestCode
    {
        set => TestState.Sources.Add(value);
    }

    public SolutionState TestState { get; } = new();

    public TestBehaviors TestBehaviors { get; set; }

    /// <summary>What runs over the result, as in a build.</summary>
    public List<DiagnosticAnalyzer> Analyzers { get; } = [];

    /// <summary>Ids that do not matter to the test.</summary>
    public List<string> DisabledDiagnostics { get; } = [];

    /// <summary>
    /// Runs the generator and the analyzers; compares every diagnostic of theirs and every error and warning of the
    /// compiler with those that are expected, and the generated sources too.
    /// </summary>
    public async Task<GeneratorOutcome> RunAsync()
    {
        var parsed = TestState.Sources.Select(DiagnosticMarkup.Parse).ToArray();
        var outcome = GeneratorHost.Run<TGenerator>(
            parsed.Select(file => file.Source), TestState.GlobalOptions.ToImmutableDictionary());
        outcome.AssertNoException();
        AssertDiagnostics(
            [.. TestState.ExpectedDiagnostics, .. parsed.SelectMany(file => file.Expected)],
            [.. outcome.AllDiagnostics.Concat(await AnalyzerHost.RunAsync(outcome.Output, [.. Analyzers]))
                .Where(diagnostic => !DisabledDiagnostics.Contains(diagnostic.Id))]);
        if (!TestBehaviors.HasFlag(TestBehaviors.SkipGeneratedSourcesCheck))
            AssertGeneratedSources(outcome);
        return outcome;
    }

    private static void AssertDiagnostics(List<DiagnosticResult> expected, ImmutableArray<Diagnostic> reported)
    {
        var unexpected = new List<Diagnostic>();
        foreach (var actual in reported)
        {
            int match = expected.FindIndex(candidate => candidate.Matches(actual));
            if (match < 0)
                unexpected.Add(actual);
            else
                expected.RemoveAt(match);
        }

        Assert.True(
            expected.Count == 0 && unexpected.Count == 0,
            $"Expected, but not reported:\n{string.Join("\n", expected)}\n\n"
            + $"Reported, but not expected:\n{string.Join("\n", unexpected.Select(Describe))}");
    }

    private static string Describe(Diagnostic diagnostic) =>
        $"{diagnostic} at {DiagnosticResult.Describe(diagnostic.Location.GetLineSpan().Span)}";

    private void AssertGeneratedSources(GeneratorOutcome outcome)
    {
        var actual = outcome.GeneratedSources;
        Assert.Equal(TestState.GeneratedSources.Select(file => file.FileName).Order(StringComparer.Ordinal), actual.Keys);
        foreach (var (name, content) in TestState.GeneratedSources)
        {
            Assert.True(
                LineDiff.Normalize(content) == LineDiff.Normalize(actual[name]),
                $"{name} differs (- expected, + generated):\n{LineDiff.Describe(content, actual[name])}");
        }
    }
}
