using AutoDiffGen.Fuzz.Faults;
using AutoDiffGen.Fuzz.Grammar;

namespace AutoDiffGen.Fuzz.Mutation;

/// <summary>The sources of this repository, and programs of the other fuzzer.</summary>
internal static class RealSources
{
    private const int FuzzPrograms = 40;
    private const string ZooFolder = "tests/Generator.Tests/Zoo";

    private static readonly string Root = Path.GetFullPath(Path.Combine(FaultyGenerator.SourceFolder, "../.."));

    public static IReadOnlyList<SourceProject> All { get; } =
    [
        Zoo(),
        new("Samples", Below("src/Samples")),
        new("Runtime", Below("src/Runtime"), shared: null, withRuntime: false),
        new("Tape", Below("bench/Tape")),
        new("GradBench", Below("bench/GradBench")),
        new("Fuzz", Below("tests/Fuzz")),
        Programs(),
    ];

    /// <summary>Functions that are differentiated already: most of what is accepted comes from here.</summary>
    private static SourceProject Zoo()
    {
        var files = Below(ZooFolder).ToLookup(file => file.Path.StartsWith(Path.Combine(ZooFolder, "Support"), StringComparison.Ordinal));
        return new("Zoo", files[false], shared: files[true]);
    }

    private static SourceProject Programs() => new(
        "Programs",
        Enumerable.Range(0, FuzzPrograms).Select(index => ProgramFactory.Make(FeatureList.Without(), seed: 99, index)).Select(program => (program.TypeName + ".cs", program.Source())),
        shared: []);

    private static IEnumerable<(string Path, string Text)> Below(string folder) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Select(file => (Path: Path.GetRelativePath(Root, file), Full: file))
        .Where(file => !file.Path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Generated"))
        .OrderBy(file => file.Path, StringComparer.Ordinal)
        .Select(file => (file.Path, File.ReadAllText(file.Full)));
}
