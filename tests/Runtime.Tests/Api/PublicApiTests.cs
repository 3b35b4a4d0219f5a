using System.Reflection;

namespace AutoDiffGen.Tests;

/// <summary>
/// The public API beside its listing: a change is a visible difference. To accept one, run the tests with
/// AUTODIFFGEN_UPDATE_GOLDEN=1 and review the file.
/// </summary>
public sealed class PublicApiTests
{
    private const string UpdateVariable = "AUTODIFFGEN_UPDATE_GOLDEN";

    [Fact]
    public void Runtime_PublicApi_IsTheListedOne()
    {
        string folder = typeof(PublicApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "ApiFolder").Value!;
        string path = Path.Combine(folder, "AutoDiffGen.txt");
        string actual = ApiListing.Of(typeof(Tensor).Assembly);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            bool isBuildServer = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
            Assert.False(isBuildServer, $"{UpdateVariable} is refused where CI=true: listings are updated by people.");
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
