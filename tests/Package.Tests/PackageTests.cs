using System.IO.Compression;
using System.Xml.Linq;

namespace AutoDiffGen.Package.Tests;

public sealed class PackageTests(PackageFixture fixture) : IClassFixture<PackageFixture>
{
    [Fact]
    public void Package_Opened_HoldsLibraryDocumentationGeneratorAndCodeFixes()
    {
        using var package = ZipFile.OpenRead(fixture.Package);

        var files = package.Entries.Select(entry => entry.FullName).ToList();

        Assert.Contains("lib/net10.0/AutoDiffGen.dll", files);
        Assert.Contains("lib/net10.0/AutoDiffGen.xml", files);
        Assert.Equal(
            ["analyzers/dotnet/cs/AutoDiffGen.CodeFixes.dll", "analyzers/dotnet/cs/AutoDiffGen.Generator.dll"],
            files.Where(file => file.StartsWith("analyzers/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Package_Dependencies_AreThoseOfTheLibraryAlone()
    {
        using var package = ZipFile.OpenRead(fixture.Package);
        using var nuspec = package.GetEntry("AutoDiffGen.nuspec")!.Open();

        var dependencies = XDocument.Load(nuspec).Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .Select(element => element.Attribute("id")!.Value);

        Assert.Equal(["System.Numerics.Tensors"], dependencies);
    }

    [Fact]
    public void FreshProject_ReferencingOnlyThePackage_RunsGeneratedGradients()
    {
        DotNet.Run(fixture.Consumer, "build", "-c", "Release", "--disable-build-servers");

        var output = DotNet.Run(fixture.Consumer, Path.Combine("bin", "Release", "net10.0", "Consumer.dll"));

        Assert.Equal(
            ["saddle -20 -12 10", "norm 14 [ 2. -4.  6.]"],
            output.TrimEnd().Split('\n', StringSplitOptions.TrimEntries));
    }

    [Fact]
    public void FreshProject_WithAZeroGradient_IsWarnedByTheAnalyzer()
    {
        var output = DotNet.Run(fixture.Consumer, "build", "-c", "Release", "--disable-build-servers", "--no-incremental",
            "-p:DefineConstants=ZERO_GRADIENT", "-p:TreatWarningsAsErrors=false");

        Assert.Contains("warning ADG0021", output, StringComparison.Ordinal);
    }

    [Fact]
    public void FreshProject_WithAnEditorConfig_IsToldOfZeroGradientsAsThatSays()
    {
        Assert.DoesNotContain("ADG0021", BuildWith("ADG0021", "none", exitCode: 0), StringComparison.Ordinal);
        Assert.Contains("error ADG0021", BuildWith("ADG0021", "error", exitCode: 1), StringComparison.Ordinal);
    }

    [Fact]
    public void FreshProject_WithAnEditorConfig_IsToldOfRejectionsAsThatSays() =>
        Assert.Contains("warning ADG0010", BuildWith("ADG0010", "warning", exitCode: 0), StringComparison.Ordinal);

    /// <summary>What a build prints where .editorconfig sets the severity of a diagnostic.</summary>
    private string BuildWith(string id, string severity, int exitCode)
    {
        string settings = Path.Combine(fixture.Consumer, ".editorconfig");
        File.WriteAllText(settings, $"root = true\n\n[*.cs]\ndotnet_diagnostic.{id}.severity = {severity}\n");
        try
        {
            string constant = id == "ADG0010" ? "REJECTED" : "ZERO_GRADIENT";
            return DotNet.Run(fixture.Consumer, exitCode, "build", "-c", "Release", "--disable-build-servers", "--no-incremental",
                $"-p:DefineConstants={constant}", "-p:TreatWarningsAsErrors=false");
        }
        finally
        {
            File.Delete(settings);
        }
    }
}
