using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>A compilation that is edited between runs of one driver, as an editor does.</summary>
internal sealed class IncrementalTest<TGenerator>
    where TGenerator : IIncrementalGenerator, new()
{
    private CSharpCompilation compilation;
    private GeneratorRunResult previous;
    private GeneratorDriver driver = GeneratorHost.CreateDriver(new TGenerator());

    public IncrementalTest(params TestSource[] sources)
    {
        compilation = GeneratorHost.CreateCompilation(sources);
        driver = driver.RunGenerators(compilation);
        Run();
    }

    public GeneratorRunResult Result => driver.GetRunResult().Results.Single();

    /// <summary>Replaces one piece of text, which must occur exactly once in the file, and runs again.</summary>
    public IncrementalTest<TGenerator> Edit(string fileName, string before, string after)
    {
        var tree = compilation.SyntaxTrees.Single(candidate => candidate.FilePath == fileName);
        var text = tree.GetText();
        var content = text.ToString();
        int at = content.IndexOf(before, StringComparison.Ordinal);
        Assert.True(at >= 0 && content.IndexOf(before, at + 1, StringComparison.Ordinal) < 0, $"'{before}' must occur once");
        var edited = tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(at, before.Length), after)));
        compilation = compilation.ReplaceSyntaxTree(tree, edited);
        return Run();
    }

    public IncrementalTest<TGenerator> AddFile(string fileName, string content)
    {
        compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(content, GeneratorHost.ParseOptions, fileName));
        return Run();
    }

    public IncrementalTest<TGenerator> RemoveFile(string fileName)
    {
        compilation = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Single(tree => tree.FilePath == fileName));
        return Run();
    }

    /// <summary>Every output of every named step, with the reason why it was or was not computed again.</summary>
    public IEnumerable<(string Step, object Value, IncrementalStepRunReason Reason)> Steps(IEnumerable<string> names) =>
        from name in names
        where Result.TrackedSteps.ContainsKey(name)
        from step in Result.TrackedSteps[name]
        from output in step.Outputs
        select (name, output.Value, output.Reason);

    /// <summary>
    /// The hint names of the files that the last run emitted again: what comes from the cache is the same object as
    /// before, and what was emitted again is another one even if it reads the same.
    /// </summary>
    public IReadOnlyList<string> Reemitted =>
    [
        .. Result.GeneratedSources
            .Where(now => previous.GeneratedSources.All(before => before.SourceText != now.SourceText))
            .Select(source => source.HintName)
            .Order(StringComparer.Ordinal),
    ];

    private IncrementalTest<TGenerator> Run()
    {
        previous = Result;
        driver = driver.RunGenerators(compilation);
        Assert.Null(Result.Exception);
        return this;
    }
}
