using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>What a run of the generator left: the compilation before and after, and the driver for the next run.</summary>
internal sealed record GeneratorOutcome(CSharpCompilation Input, CSharpCompilation Output, GeneratorDriver Driver)
{
    private const string MissingDocumentation = "CS1591";

    public GeneratorRunResult Result { get; } = Driver.GetRunResult().Results.Single();

    /// <summary>The generated text by hint name, in the order of the hint names.</summary>
    public ImmutableSortedDictionary<string, string> GeneratedSources => Result.GeneratedSources.IsDefault
        ? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
        : Result.GeneratedSources.ToImmutableSortedDictionary(
            source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>
    /// Everything the generator reports, and every error and warning of the compiler, except that the tested source has
    /// no documentation.
    /// </summary>
    public ImmutableArray<Diagnostic> AllDiagnostics =>
    [
        .. (Result.Diagnostics.IsDefault ? [] : Result.Diagnostics).Where(diagnostic => !diagnostic.IsSuppressed),
        .. Output.GetDiagnostics().Where(diagnostic =>
            diagnostic.Severity >= DiagnosticSeverity.Warning
            && (diagnostic.Id != MissingDocumentation || !Input.ContainsSyntaxTree(diagnostic.Location.SourceTree))),
    ];

    public void AssertNoException() =>
        Assert.True(Result.Exception is null, $"The generator threw:\n{Result.Exception}");

    /// <summary>Fails on any error, and on any warning inside generated code where they are not allowed.</summary>
    public void AssertCompiles(bool allowWarnings = false)
    {
        AssertNoException();
        var inputTrees = Input.SyntaxTrees.ToHashSet();
        var unwanted = Output.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
                || (diagnostic.Severity == DiagnosticSeverity.Warning && !allowWarnings
                    && diagnostic.Location.SourceTree is { } tree && !inputTrees.Contains(tree)))
            .Select(Describe)
            .ToArray();
        Assert.True(unwanted.Length == 0, string.Join("\n\n", unwanted));
    }

    /// <summary>A diagnostic with the line that it points at, so that a failure can be read without a debugger.</summary>
    private static string Describe(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not { } tree)
            return diagnostic.ToString();
        var line = tree.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start);
        return $"{diagnostic}\n    {line}";
    }
}
