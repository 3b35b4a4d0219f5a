using AutoDiffGen.Generator.Tests.Harness;
using Xunit.Sdk;

namespace AutoDiffGen.Generator.Tests.HarnessTests;

public sealed class GoldenFilesTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    public void AssertMatch_ChangedLine_FailsAndShowsBothLines()
    {
        GoldenFiles.AssertMatch(folder, Text("F.g.cs", "one\ntwo\nthree"), update: true);

        var failure = Assert.ThrowsAny<XunitException>(
            () => GoldenFiles.AssertMatch(folder, Text("F.g.cs", "one\nzwei\nthree"), update: false));

        Assert.Contains("  one\n- two\n+ zwei\n  three", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AssertMatch_FileNoLongerGenerated_Fails()
    {
        GoldenFiles.AssertMatch(folder, Text("F.g.cs", "one"), update: true);

        Assert.ThrowsAny<XunitException>(
            () => GoldenFiles.AssertMatch(folder, new Dictionary<string, string>(), update: false));
    }

    [Fact]
    public void AssertMatch_OtherLineEndings_Passes()
    {
        GoldenFiles.AssertMatch(folder, Text("F.g.cs", "one\ntwo"), update: true);

        GoldenFiles.AssertMatch(folder, Text("F.g.cs", "one\r\ntwo"), update: false);
    }

    [Fact]
    public void UpdateRequested_OnBuildServer_Throws()
    {
        var environment = new Dictionary<string, string> { [GoldenFiles.UpdateVariable] = "1", ["CI"] = "true" };

        Assert.Throws<InvalidOperationException>(() => GoldenFiles.UpdateRequested(environment.GetValueOrDefault));
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static Dictionary<string, string> Text(string name, string text) => new() { [name] = text };
}
