using AutoDiffGen.Generator.Analyzers;
using AutoDiffGen.Generator.Tests.Harness;
using AutoDiffGen.Generator.Tests.ZooTests;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Language;

/// <summary>All examples of the page, each in a file of its own, generated and compiled at once.</summary>
internal static class LanguageBuild
{
    private static readonly (TestSource Source, IReadOnlyList<DiagnosticResult> Expected)[] Files =
        [.. LanguagePage.Rows.Select((row, i) => DiagnosticMarkup.Parse(new TestSource(FileName(i), row.ToSource(ClassName(i)))))];

    private static readonly Lazy<GeneratorOutcome> Outcome = new(() => GeneratorHost.Run<DifferentiableGenerator>(
        Files.Select(file => file.Source)));

    private static readonly Lazy<Task<Diagnostic[]>> Diagnostics = new(async () =>
        [.. Outcome.Value.AllDiagnostics, .. await AnalyzerHost.RunAsync(Outcome.Value.Output, [new ZeroGradientAnalyzer(), new IntegerTypeArgumentAnalyzer()])]);

    /// <summary>The accepted examples that compile, so that they are run whatever becomes of the others.</summary>
    private static readonly Lazy<LoadedAssembly> Accepted = new(() => new LoadedAssembly(GeneratorHost.Run<DifferentiableGenerator>(
        Files.Where((_, i) => LanguagePage.Rows[i].IsAccepted && Compiles(i)).Select(file => file.Source))));

    public static IReadOnlyList<DiagnosticResult> ExpectedIn(int row) => Files[row].Expected;

    /// <summary>Errors and our own diagnostics. What an example does not use is no matter, unless the page makes it one.</summary>
    public static async Task<IEnumerable<Diagnostic>> ReportedInAsync(int row) => (await Diagnostics.Value)
        .Where(diagnostic => IsIn(row, diagnostic))
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id.StartsWith("ADG", StringComparison.Ordinal))
        .Where(diagnostic => diagnostic.Id is not ("ADG0021" or "ADG0022") || ExpectedIn(row).Any(expected => expected.Id == diagnostic.Id));

    /// <summary>The differentiated methods of an example.</summary>
    public static IEnumerable<ZooFunction> Functions(int row) => ZooFunction.Find(
        Accepted.Value.Assembly, type => type.FullName!.Split('+')[0] == ClassName(row));

    private static bool Compiles(int row) =>
        !Outcome.Value.AllDiagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && IsIn(row, diagnostic));

    /// <summary>In the example, or in what was generated for it.</summary>
    private static bool IsIn(int row, Diagnostic diagnostic) =>
        diagnostic.Location.GetLineSpan().Path is { } path
        && (path == FileName(row) || path.Contains($"/{ClassName(row)}.", StringComparison.Ordinal));

    private static string ClassName(int row) => $"Row{row}_";

    private static string FileName(int row) => $"{ClassName(row)}.cs";
}
