using System.Reflection;

namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>
/// Expected generated text under version control. To accept new text, run the tests with
/// <c>AUTODIFFGEN_UPDATE_GOLDEN=1</c> and review the difference; on a build server (<c>CI=true</c>) that is refused.
/// </summary>
internal static class GoldenFiles
{
    public const string UpdateVariable = "AUTODIFFGEN_UPDATE_GOLDEN";

    /// <summary>The folder comes from the build, since <c>[CallerFilePath]</c> is rewritten in deterministic builds.</summary>
    private static readonly string Root = typeof(GoldenFiles).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "GoldenFolder").Value!;

    /// <summary>Compares all files of one folder with what was generated; files that are no longer generated fail too.</summary>
    public static void AssertMatch(string folder, IReadOnlyDictionary<string, string> actual) =>
        AssertMatch(Path.Combine(Root, folder), actual, UpdateRequested(Environment.GetEnvironmentVariable));

    public static bool UpdateRequested(Func<string, string?> environment)
    {
        if (environment(UpdateVariable) != "1")
            return false;
        if (string.Equals(environment("CI"), "true", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"{UpdateVariable} is refused where CI=true: golden files are updated by people.");
        return true;
    }

    internal static void AssertMatch(string path, IReadOnlyDictionary<string, string> actual, bool update)
    {
        if (update)
            Write(path, actual);
        var expected = Read(path);
        var failures = expected.Keys.Union(actual.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(name => !expected.TryGetValue(name, out var old) || !actual.TryGetValue(name, out var now) || old != LineDiff.Normalize(now))
            .Select(name => Describe(name, expected.GetValueOrDefault(name), actual.GetValueOrDefault(name)))
            .ToArray();
        Assert.True(failures.Length == 0, string.Join("\n", failures) + $"\nTo accept: {UpdateVariable}=1");
    }

    private static string Describe(string name, string? expected, string? actual) => (expected, actual) switch
    {
        (null, _) => $"{name}: no golden file; generated:\n{actual}",
        (_, null) => $"{name}: a golden file, but nothing is generated",
        _ => $"{name} differs (- golden, + generated):\n{LineDiff.Describe(expected, actual)}",
    };

    private static Dictionary<string, string> Read(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.cs").ToDictionary(
            file => Path.GetFileName(file), file => LineDiff.Normalize(File.ReadAllText(file)), StringComparer.Ordinal)
        : [];

    private static void Write(string path, IReadOnlyDictionary<string, string> actual)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        if (actual.Count == 0)
            return;
        Directory.CreateDirectory(path);
        foreach (var (name, text) in actual)
            File.WriteAllText(Path.Combine(path, name), LineDiff.Normalize(text));
    }
}
