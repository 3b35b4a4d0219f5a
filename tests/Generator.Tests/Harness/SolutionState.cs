namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>What goes into a test, and what is expected to come out.</summary>
internal sealed class SolutionState
{
    public SourceFileList Sources { get; } = new("Test");

    public SourceFileList GeneratedSources { get; } = new("Generated");

    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    public Dictionary<string, string> GlobalOptions { get; } = new(StringComparer.Ordinal);
}
