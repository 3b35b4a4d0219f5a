using System.Collections.Immutable;
using AutoDiffGen.Generator;
using AutoDiffGen.Generator.Analyzers;
using AutoDiffGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AutoDiffGen.CodeFixes.Tests.Harness;

/// <summary>
/// One test of a code fix: sources with marked diagnostics go in, and what they become. The names are those of
/// Microsoft.CodeAnalysis.Testing, so that moving to it is a change of usings.
/// </summary>
internal sealed class CSharpCodeFixTest<TCodeFix>
    where TCodeFix : CodeFixProvider, new()
{
    private readonly TCodeFix fix = new();

    public SolutionState TestState { get; } = new();

    /// <summary>What the fix makes of it, with marks for what is still reported; the same as before where nothing is fixed.</summary>
    public SolutionState FixedState { get; } = new();

    /// <summary>
    /// Reports must be those that are marked, before and after. The diagnostics are fixed one by one until none is left
    /// that the fix offers anything for, and once more all together, with the same result.
    /// </summary>
    public async Task RunAsync()
    {
        var before = TestState.Sources.Select(DiagnosticMarkup.Parse).ToArray();
        var after = FixedState.Sources.Select(DiagnosticMarkup.Parse).ToArray();
        using var workspace = new AdhocWorkspace();
        var project = CreateProject(workspace, before.Select(file => file.Source));
        await AssertReportsAsync(project, before.SelectMany(file => file.Expected));

        var oneByOne = await FixOneByOneAsync(project);
        await AssertTextAsync(oneByOne, after.Select(file => file.Source));
        await AssertReportsAsync(oneByOne, after.SelectMany(file => file.Expected));
        if (await FixAllAsync(project) is { } together)
            await AssertTextAsync(together, after.Select(file => file.Source));
    }

    private static Project CreateProject(AdhocWorkspace workspace, IEnumerable<TestSource> sources)
    {
        var settings = GeneratorHost.CreateCompilation([]);
        var project = workspace.AddProject("TestProject", LanguageNames.CSharp)
            .WithParseOptions(GeneratorHost.ParseOptions)
            .WithCompilationOptions(settings.Options)
            .WithMetadataReferences(settings.References);
        return sources.Aggregate(project, (current, source) =>
            current.AddDocument(source.FileName, source.Content, filePath: source.FileName).Project);
    }

    /// <summary>What the generator and the analyzer report, and the compiler's errors, as in an editor.</summary>
    private static async Task<ImmutableArray<Diagnostic>> ReportsAsync(Project project)
    {
        var compilation = (Microsoft.CodeAnalysis.CSharp.CSharpCompilation)(await project.GetCompilationAsync())!;
        var outcome = GeneratorHost.Run<DifferentiableGenerator>(compilation);
        outcome.AssertNoException();
        var hints = await AnalyzerHost.RunAsync(outcome.Output, [new ZeroGradientAnalyzer()]);
        return [.. outcome.AllDiagnostics.Concat(hints)
            .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private static async Task AssertReportsAsync(Project project, IEnumerable<DiagnosticResult> expected)
    {
        var left = expected.ToList();
        foreach (var report in await ReportsAsync(project))
        {
            int match = left.FindIndex(candidate => candidate.Matches(report));
            Assert.True(match >= 0, $"Reported, but not expected: {report}");
            left.RemoveAt(match);
        }

        Assert.True(left.Count == 0, $"Expected, but not reported:\n{string.Join("\n", left)}");
    }

    private async Task<Project> FixOneByOneAsync(Project project)
    {
        for (int limit = 0; limit < 20; limit++)
        {
            var next = await FixFirstAsync(project);
            if (next is null)
                return project;
            project = next;
        }

        throw new InvalidOperationException("The fix goes on for ever.");
    }

    private async Task<Project?> FixFirstAsync(Project project)
    {
        foreach (var report in await FixableAsync(project))
        {
            if (await ActionAsync(project, report) is { } action)
                return await ApplyAsync(project, action);
        }

        return null;
    }

    private async Task<IEnumerable<Diagnostic>> FixableAsync(Project project) =>
        (await ReportsAsync(project)).Where(report => fix.FixableDiagnosticIds.Contains(report.Id));

    /// <summary>What the fix offers for a report; an action must have a key, so that all of its kind can be fixed.</summary>
    private async Task<CodeAction?> ActionAsync(Project project, Diagnostic report)
    {
        var actions = new List<CodeAction>();
        var document = project.Documents.Single(candidate => candidate.FilePath == report.Location.SourceTree!.FilePath);
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), CancellationToken.None));
        Assert.All(actions, action => Assert.False(string.IsNullOrEmpty(action.EquivalenceKey)));
        return actions.SingleOrDefault();
    }

    private static async Task<Project> ApplyAsync(Project project, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
    }

    private async Task<Project?> FixAllAsync(Project project)
    {
        var reports = (await FixableAsync(project)).ToImmutableArray();
        if (fix.GetFixAllProvider() is not { } provider || reports.IsEmpty || await ActionAsync(project, reports[0]) is not { } first)
            return null;
        var context = new FixAllContext(
            project.Documents.First(), fix, FixAllScope.Project, first.EquivalenceKey!, fix.FixableDiagnosticIds, new Reports(reports), CancellationToken.None);
        var action = await provider.GetFixAsync(context);
        return action is null ? null : await ApplyAsync(project, action);
    }

    private static async Task AssertTextAsync(Project project, IEnumerable<TestSource> expected)
    {
        foreach (var source in expected)
        {
            var document = project.Documents.Single(candidate => candidate.FilePath == source.FileName);
            Assert.Equal(LineDiff.Normalize(source.Content), LineDiff.Normalize((await document.GetTextAsync()).ToString()));
        }
    }

    /// <summary>What has been reported, by document.</summary>
    private sealed class Reports(ImmutableArray<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(all.Where(report => report.Location.SourceTree!.FilePath == document.FilePath));
    }
}
