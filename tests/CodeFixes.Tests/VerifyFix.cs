using AutoDiffGen.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AutoDiffGen.CodeFixes.Tests;

/// <summary>Marked source before and after a fix.</summary>
internal static class VerifyFix<TCodeFix>
    where TCodeFix : CodeFixProvider, new()
{
    private const string Usings = "using System;\nusing AutoDiffGen;\n\n";

    public static Task SourceAsync(string before, string after)
    {
        var test = new CSharpCodeFixTest<TCodeFix>();
        test.TestState.Sources.Add(Usings + before);
        test.FixedState.Sources.Add(Usings + after);
        return test.RunAsync();
    }

    /// <summary>Source for which the fix has nothing to offer.</summary>
    public static Task NothingAsync(string source) => SourceAsync(source, source);

    public static Task FilesAsync(string[] before, string[] after)
    {
        var test = new CSharpCodeFixTest<TCodeFix>();
        foreach (var source in before)
            test.TestState.Sources.Add(Usings + source);
        foreach (var source in after)
            test.FixedState.Sources.Add(Usings + source);
        return test.RunAsync();
    }
}
