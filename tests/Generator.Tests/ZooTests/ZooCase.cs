using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>
/// One differentiable method of the zoo, found by syntax alone so that listing the tests compiles nothing.
/// </summary>
/// <param name="File">Its file.</param>
/// <param name="Type">The name of its type, without type parameters.</param>
/// <param name="Method">Its name.</param>
/// <param name="Overload">Which of the differentiable methods of that name it is, in the order of the source.</param>
internal sealed record ZooCase(string File, string Type, string Method, int Overload)
{
    /// <summary>What the test runner shows, and what <see cref="Parse"/> reads.</summary>
    public string Name => $"{Type}.{Method}{(Overload == 0 ? "" : $"#{Overload}")}";

    public static IReadOnlyList<ZooCase> All { get; } = [.. ZooFiles.All.SelectMany(Find)];

    public static ZooCase Parse(string file, string name) => All.Single(one => one.File == file && one.Name == name);

    private static IEnumerable<ZooCase> Find(TestSource source) =>
        CSharpSyntaxTree.ParseText(source.Content, GeneratorHost.ParseOptions).GetRoot()
            .DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Where(IsDifferentiable)
            .Select(method => (Type: ((TypeDeclarationSyntax)method.Parent!).Identifier.ValueText, Method: method.Identifier.ValueText))
            .GroupBy(method => method)
            .SelectMany(group => group.Select((method, index) => new ZooCase(source.FileName, method.Type, method.Method, index)));

    private static bool IsDifferentiable(MethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "Differentiable");
}
