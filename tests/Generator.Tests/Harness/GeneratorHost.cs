using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>Builds compilations and drivers, always with the same settings.</summary>
internal static class GeneratorHost
{
    /// <summary>Documentation is diagnosed, so that a broken <c>cref</c> in generated code is noticed.</summary>
    public static CSharpParseOptions ParseOptions { get; } =
        new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    public static CSharpCompilation CreateCompilation(
        IEnumerable<TestSource> sources, string name = "TestProject", params IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create(
            name,
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Content, ParseOptions, source.FileName, System.Text.Encoding.UTF8)),
            [.. TestReferences.All, .. references],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                optimizationLevel: OptimizationLevel.Release,
                allowUnsafe: true,
                deterministic: true));

    public static GeneratorDriver CreateDriver(
        IIncrementalGenerator generator, ImmutableDictionary<string, string>? options = null) =>
        CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            additionalTexts: null,
            ParseOptions,
            new TestOptionsProvider(options ?? ImmutableDictionary<string, string>.Empty),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>One run of <typeparamref name="TGenerator"/> from nothing.</summary>
    public static GeneratorOutcome Run<TGenerator>(
        IEnumerable<TestSource> sources, ImmutableDictionary<string, string>? options = null)
        where TGenerator : IIncrementalGenerator, new()
        => Run<TGenerator>(CreateCompilation(sources), options);

    public static GeneratorOutcome Run<TGenerator>(
        CSharpCompilation input, ImmutableDictionary<string, string>? options = null)
        where TGenerator : IIncrementalGenerator, new()
    {
        var driver = CreateDriver(new TGenerator(), options).RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        return new GeneratorOutcome(input, (CSharpCompilation)output, driver);
    }
}
