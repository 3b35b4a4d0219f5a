using System.Runtime.Loader;
using AutoDiffGen.Fuzz.Checking;
using AutoDiffGen.Fuzz.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Fuzz.Building;

/// <summary>
/// Generates, compiles and loads many programs at once. Each is a file of its own, so that what is said of a place tells of
/// which program; those that do not build are taken out, and the others built again without them.
/// </summary>
internal sealed class Builder(Func<IIncrementalGenerator> generator)
{
    private const string TwinSuffix = ".twin.cs";
    private const string InternalError = "ADG0099";
    private const string UnknownName = "CS0103";

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp13);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        allowUnsafe: true,
        concurrentBuild: false);

    public Build Run(IReadOnlyCollection<FuzzProgram> programs, bool optimize, AssemblyLoadContext context)
    {
        var problems = new Dictionary<string, Problem>();
        var left = programs.ToDictionary(program => program.Name);
        while (left.Count > 0)
        {
            var (output, result) = Generate(left.Values, optimize);
            var found = Faults(result, left, optimize);
            if (found.Count == 0 && Load(output, context, left, found) is { } assembly)
                return new Build(assembly, problems, GeneratedTexts(result));
            foreach (var (name, problem) in found)
                problems[name] = ErrorOf(left[name]) is { } error ? new Problem(Verdict.Invalid, error.Id, Describe(error)) : problem;
            foreach (string name in found.Keys)
                left.Remove(name);
        }

        return new Build(null, problems, new Dictionary<string, string>());
    }

    /// <summary>The generated text of one program, whether it compiles or not.</summary>
    public string TextOf(FuzzProgram program, bool optimize) =>
        string.Join("\n", GeneratedTexts(Generate([program], optimize).Result).Values);

    /// <summary>What is wrong with a program whatever the generator does; names that it generates are known to nobody else.</summary>
    private static Diagnostic? ErrorOf(FuzzProgram program) =>
        Compile([program]).GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !IsOfDerivative(diagnostic));

    private static bool IsOfDerivative(Diagnostic diagnostic) => diagnostic.Id == UnknownName
        && diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains($"'{Grammar.Features.NestedDerivatives.Prefix}", StringComparison.Ordinal);

    /// <summary>The programs and their twins, as the generator gets them.</summary>
    public static CSharpCompilation Compile(IEnumerable<FuzzProgram> programs)
    {
        var trees = programs.SelectMany(program => new[]
        {
            CSharpSyntaxTree.ParseText(program.Source(), ParseOptions, program.TypeName + ".cs"),
            CSharpSyntaxTree.ParseText(program.TwinSource(), ParseOptions, program.TypeName + TwinSuffix),
        });
        return CSharpCompilation.Create($"Fuzz{Guid.NewGuid():N}", trees, References.Few, Options);
    }

    private (Compilation Output, GeneratorRunResult Result) Generate(IEnumerable<FuzzProgram> programs, bool optimize)
    {
        var input = Compile(programs);
        var driver = CSharpGeneratorDriver.Create(
            [generator().AsSourceGenerator()], null, ParseOptions, new GeneratorOptions(optimize))
            .RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        return (output, driver.GetRunResult().Results.Single());
    }

    /// <summary>What the generator says of the programs, and what it does not survive.</summary>
    private Dictionary<string, Problem> Faults(
        GeneratorRunResult result, Dictionary<string, FuzzProgram> programs, bool optimize)
    {
        var found = new Dictionary<string, Problem>();
        if (result.Exception is { } exception)
        {
            // It does not say of which program, so each is tried for itself.
            foreach (var program in programs.Values)
            {
                if (programs.Count == 1 || Generate([program], optimize).Result.Exception is not null)
                    found[program.Name] = new Problem(Verdict.Threw, "CS8785", exception.ToString());
            }

            return found.Count > 0 ? found : programs.Keys.ToDictionary(
                name => name, _ => new Problem(Verdict.Threw, "CS8785", exception.ToString()));
        }

        foreach (var diagnostic in result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            var verdict = diagnostic.Id == InternalError ? Verdict.Threw : Verdict.Rejected;
            found.TryAdd(NameOf(diagnostic, programs), new Problem(verdict, diagnostic.Id, Describe(diagnostic)));
        }

        return found;
    }

    private static System.Reflection.Assembly? Load(
        Compilation output, AssemblyLoadContext context, Dictionary<string, FuzzProgram> programs, Dictionary<string, Problem> found)
    {
        using var image = new MemoryStream();
        var emitted = output.Emit(image);
        if (emitted.Success)
        {
            image.Position = 0;
            return context.LoadFromStream(image);
        }

        foreach (var diagnostic in emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            found.TryAdd(NameOf(diagnostic, programs), new Problem(Verdict.DoesNotCompile, diagnostic.Id, Describe(diagnostic)));
        }

        return null;
    }

    private static string NameOf(Diagnostic diagnostic, Dictionary<string, FuzzProgram> programs)
    {
        // The path of a generated file ends with the type and the method; what has no place names the method.
        if (diagnostic.Location.SourceTree is { FilePath: var path })
            return Path.GetFileName(path).Split('.')[0][1..];
        string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        return programs.Values.FirstOrDefault(program => message.Contains($"'{program.MethodName}'", StringComparison.Ordinal))?.Name
            ?? throw new InvalidOperationException($"Of which program? {diagnostic}");
    }

    private static string Describe(Diagnostic diagnostic)
    {
        string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        if (diagnostic.Location.SourceTree is not { } tree)
            return message;
        var line = tree.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start);
        return $"{message}\n    at: {line.ToString().Trim()}";
    }

    private static Dictionary<string, string> GeneratedTexts(GeneratorRunResult result) => result.GeneratedSources
        .GroupBy(source => source.HintName.Split('.')[0][1..])
        .ToDictionary(group => group.Key, group => string.Join("\n", group.Select(source => source.SourceText.ToString())));
}
