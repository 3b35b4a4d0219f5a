using System.Reflection;
using System.Runtime.Loader;
using AutoDiffGen.Fuzz.Building;
using AutoDiffGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Fuzz.Faults;

/// <summary>The generator, built from its sources with a fault in them.</summary>
internal static class FaultyGenerator
{
    public static string SourceFolder { get; } = Path.Combine(
        typeof(FaultyGenerator).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "RepositoryRoot").Value!,
        "src/Generator");

    public static Func<IIncrementalGenerator> Build(Fault fault)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp13);
        string faultyFile = Path.GetFullPath(Path.Combine(SourceFolder, fault.File));
        var trees = Directory.EnumerateFiles(SourceFolder, "*.cs", SearchOption.AllDirectories)
            .Select(Path.GetFullPath)
            .Where(file => !IsBuilt(file))
            .Order(StringComparer.Ordinal)
            .Select(file => CSharpSyntaxTree.ParseText(file == faultyFile ? fault.Plant(SourceFolder) : File.ReadAllText(file), options, file));
        var compilation = CSharpCompilation.Create(
            "AutoDiffGen.Generator.Faulty",
            trees,
            References.All.Where(reference => !Path.GetFileName(reference.Display)!.StartsWith("AutoDiffGen", StringComparison.Ordinal)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        if (!emitted.Success)
            throw new InvalidOperationException($"With the fault '{fault.Name}' the generator does not compile:\n{string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))}");
        image.Position = 0;
        var type = new AssemblyLoadContext(fault.Name, isCollectible: true).LoadFromStream(image).GetType(typeof(DifferentiableGenerator).FullName!)!;
        return () => (IIncrementalGenerator)Activator.CreateInstance(type)!;
    }

    private static bool IsBuilt(string file) =>
        Path.GetRelativePath(SourceFolder, file).Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj";
}
