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
        CreateCompilation(ParseOptions, sources, name, references);

    private static CSharpCompilation CreateCompilation(
        CSharpParseOptions parseOptions, IEnumerable<TestSource> sources, string name, IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create(
            name,
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Content, parseOptions, source.FileName, System.Text.Encoding.UTF8)),
            [.. TestReferences.All, .. references],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                optimizationLevel: OptimizationLevel.Release,
                allowUnsafe: true,
                deterministic: true));

    public static GeneratorDriver CreateDriver(
        IIncrementalGenerator generator, ImmutableDictionary<string, string>? options = null) => CreateDriver(generator, options, ParseOptions);

    private static CSharpGeneratorDriver CreateDriver(
        IIncrementalGenerator generator, ImmutableDictionary<string, string>? options, CSharpParseOptions parseOptions) =>
        CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            additionalTexts: null,
            parseOptions,
            new TestOptionsProvider(options ?? ImmutableDictionary<string, string>.Empty),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>One run of <typeparamref name="TGenerator"/> from nothing.</summary>
    public static GeneratorOutcome Run<TGenerator>(
        IEnumerable<TestSource> sources, ImmutableDictionary<string, string>? options = null)
        where TGenerator : IIncrementalGenerator, new()
        => Run<TGenerator>(CreateCompilation(sources), options);

    /// <summary>The same for a project of another version of the language.</summary>
    public static GeneratorOutcome Run<TGenerator>(
        LanguageVersion version, IEnumerable<TestSource> sources, ImmutableDictionary<string, string>? options = null)
        where TGenerator : IIncrementalGenerator, new()
    {
        var parseOptions = ParseOptions.WithLanguageVersion(version);
        return Run(CreateDriver(new TGenerator(), options, parseOptions), CreateCompilation(parseOptions, sources, "TestProject", []));
    }

    public static GeneratorOutcome Run<TGenerator>(
        CSharpCompilation input, ImmutableDictionary<string, string>? options = null)
        where TGenerator : IIncrementalGenerator, new()
        => Run(CreateDriver(new TGenerator(), options), input);

    private static GeneratorOutcome Run(GeneratorDriver driver, CSharpCompilation input)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        return new GeneratorOutcome(input, (CSharpCompilation)output, driver);
    }
}
