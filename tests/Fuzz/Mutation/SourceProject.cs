using System.Collections.Immutable;
using AutoDiffGen.Fuzz.Building;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Fuzz.Mutation;

/// <summary>Real sources, each of which is compiled with all the others, or only with those that are shared.</summary>
internal sealed class SourceProject
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly CSharpCompilation compilation;
    private readonly bool isWhole;

    /// <param name="name">Its name.</param>
    /// <param name="files">The files to be mutated.</param>
    /// <param name="shared">What each of the files is compiled with; null where they are compiled together.</param>
    /// <param name="withRuntime">Whether the runtime library is referenced.</param>
    public SourceProject(
        string name, IEnumerable<(string Path, string Text)> files, IEnumerable<(string Path, string Text)>? shared = null, bool withRuntime = true)
    {
        Name = name;
        Files = [.. files.Select(Parse)];
        isWhole = shared is null;
        compilation = CSharpCompilation.Create(
            name,
            [Parse(("Usings.cs", ImplicitUsings)), .. isWhole ? Files : shared!.Select(Parse)],
            References.All.Where(reference => withRuntime || !Path.GetFileName(reference.Display)!.StartsWith("AutoDiffGen", StringComparison.Ordinal)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true, concurrentBuild: false));
    }

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp13);

    public string Name { get; }

    public ImmutableArray<SyntaxTree> Files { get; }

    /// <summary>The project with another text in one of its files.</summary>
    public CSharpCompilation With(SyntaxTree file, string text)
    {
        var mutant = Parse((file.FilePath, text));
        return isWhole ? compilation.ReplaceSyntaxTree(file, mutant) : compilation.AddSyntaxTrees(mutant);
    }

    private static SyntaxTree Parse((string Path, string Text) file) => CSharpSyntaxTree.ParseText(file.Text, ParseOptions, file.Path);
}
