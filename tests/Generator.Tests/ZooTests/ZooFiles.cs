using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>The source texts of the zoo, which are copied beside the tests and compiled only by them.</summary>
internal static class ZooFiles
{
    private const string SupportFolder = "Support/";

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Zoo");

    private static readonly TestSource[] Everything =
    [
        .. Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
            .Select(path => new TestSource(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path)))
            .OrderBy(source => source.FileName, StringComparer.Ordinal),
    ];

    /// <summary>The attributes that give sample points; every file is compiled with them.</summary>
    public static IEnumerable<TestSource> Support => Everything.Where(IsSupport);

    public static IEnumerable<TestSource> All => Everything.Where(source => !IsSupport(source));

    public static TestSource Get(string fileName) => All.Single(source => source.FileName == fileName);

    private static bool IsSupport(TestSource source) =>
        source.FileName.StartsWith(SupportFolder, StringComparison.Ordinal);
}
