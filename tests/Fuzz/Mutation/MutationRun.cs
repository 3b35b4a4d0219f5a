using System.Collections.Immutable;
using AutoDiffGen.Fuzz.Building;
using AutoDiffGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Fuzz.Mutation;

/// <summary>What is wrong with what the generator makes of a mutant.</summary>
internal sealed record MutationDefect(string File, int Number, string Problem, string Source);

/// <summary>
/// Runs the generator and the analyzers over mutants of real sources: nothing throws, and where the mutant compiles, so does
/// what is generated.
/// </summary>
internal sealed class MutationRun(IReadOnlyList<SourceProject> projects, ulong seed)
{
    private const string InternalError = "ADG0099";
    private const string AnalyzerThrew = "AD0001";

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(DifferentiableGenerator).Assembly.GetTypes()
            .Where(type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>How many mutants were without errors of their own.</summary>
    public int Compiled { get; private set; }

    /// <summary>For how many mutants something was generated.</summary>
    public int Generated { get; private set; }

    /// <summary>Mutates one file, and tells what is wrong; null for nothing.</summary>
    public MutationDefect? Try(int number)
    {
        var random = Rng.For(seed, (ulong)number);
        var project = projects[number % projects.Count];
        var file = random.Pick(project.Files);
        string mutant = SourceMutator.Mutate(file.ToString(), random, SourceProject.ParseOptions);
        var input = project.With(file, mutant);
        return ProblemOf(input, file.FilePath) is { } problem ? new MutationDefect(file.FilePath, number, problem, mutant) : null;
    }

    private string? ProblemOf(CSharpCompilation input, string path)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new DifferentiableGenerator().AsSourceGenerator()], null, SourceProject.ParseOptions, new GeneratorOptions(optimize: true))
            .RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        var result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } exception)
            return $"The generator threw: {exception}";
        if (result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == InternalError) is { } failure)
            return failure.ToString();
        var changed = input.GetSemanticModel(input.SyntaxTrees.Single(tree => tree.FilePath == path));
        var analyzed = input.WithAnalyzers(Analyzers).GetAnalyzerSemanticDiagnosticsAsync(changed, null, default).GetAwaiter().GetResult();
        if (analyzed.FirstOrDefault(diagnostic => diagnostic.Id == AnalyzerThrew) is { } thrown)
            return thrown.ToString();
        return CompileProblem(input, output, path, result.GeneratedSources.Length > 0);
    }

    /// <summary>Only the changed file and what is generated are looked at; all the others where that is not enough.</summary>
    private string? CompileProblem(CSharpCompilation input, Compilation output, string path, bool generates)
    {
        Generated += generates ? 1 : 0;
        var changed = output.SyntaxTrees.Single(tree => tree.FilePath == path);
        var inputTrees = input.SyntaxTrees.ToHashSet();
        bool isClean = Errors(output, changed).Length == 0;
        Compiled += isClean ? 1 : 0;
        if (!isClean)
            return Errors(input, changed).Length == 0 && AllErrors(input).Length == 0 ? Describe("The mutant compiles only without the generator", Errors(output, changed)) : null;
        Diagnostic[] generated = [.. output.SyntaxTrees.Where(tree => !inputTrees.Contains(tree)).SelectMany(tree => Errors(output, tree))];
        return generated.Length > 0 && !inputTrees.SelectMany(tree => Errors(output, tree)).Any()
            ? Describe("What is generated does not compile", generated)
            : null;
    }

    private static Diagnostic[] Errors(Compilation compilation, SyntaxTree tree) =>
        [.. compilation.GetSemanticModel(tree).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    private static Diagnostic[] AllErrors(CSharpCompilation compilation) =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    private static string Describe(string what, Diagnostic[] errors) => $"{what}:\n{string.Join("\n", errors.Take(3).Select(DescribeOne))}";

    private static string DescribeOne(Diagnostic diagnostic)
    {
        var tree = diagnostic.Location.SourceTree!;
        return $"{diagnostic}\n    {tree.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start)}";
    }
}
