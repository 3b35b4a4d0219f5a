using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

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

    /// <summary>
    /// Runs the generator; compares every diagnostic of the generator and every error and warning of the compiler with
    /// those that are expected, and the generated sources too.
    /// </summary>
    public Task<GeneratorOutcome> RunAsync()
    {
        var parsed = TestState.Sources.Select(DiagnosticMarkup.Parse).ToArray();
        var outcome = GeneratorHost.Run<TGenerator>(
            parsed.Select(file => file.Source), TestState.GlobalOptions.ToImmutableDictionary());
        outcome.AssertNoException();
        AssertDiagnostics([.. TestState.ExpectedDiagnostics, .. parsed.SelectMany(file => file.Expected)], outcome);
        if (!TestBehaviors.HasFlag(TestBehaviors.SkipGeneratedSourcesCheck))
            AssertGeneratedSources(outcome);
        return Task.FromResult(outcome);
    }

    private static void AssertDiagnostics(List<DiagnosticResult> expected, GeneratorOutcome outcome)
    {
        var unexpected = new List<Diagnostic>();
        foreach (var actual in outcome.AllDiagnostics)
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
