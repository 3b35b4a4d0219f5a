using System.Globalization;
using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>The generated text of the zoo.</summary>
public sealed class ZooTextTests
{
    public static TheoryData<string> Files => ZooData.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public void GeneratedText_OfEveryFile_IsTheGoldenOne(string file) =>
        GoldenFiles.AssertMatch(Path.ChangeExtension(file, null), ZooBuilds.Outcome(file).GeneratedSources);

    [Theory]
    [MemberData(nameof(Files))]
    public void GeneratedCode_OfEveryFile_CompilesWithoutWarnings(string file) =>
        ZooBuilds.Outcome(file).AssertCompiles();

    [Theory]
    [MemberData(nameof(Files))]
    public void GeneratedCode_WithoutOptimization_Compiles(string file) =>
        ZooBuilds.Outcome(file, optimize: false).AssertCompiles(allowWarnings: true);

    /// <summary>The zoo is accepted whole; only of steps it is said that their derivative is zero.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Diagnostics_OfEveryFile_AreNone(string file) =>
        Assert.DoesNotContain(ZooBuilds.Outcome(file).Result.Diagnostics, diagnostic => diagnostic.Id != "ADG0020");

    [Theory]
    [MemberData(nameof(Files))]
    public void GeneratedText_OfSecondRun_IsTheSame(string file) =>
        Assert.Equal(ZooBuilds.Outcome(file).GeneratedSources, ZooBuilds.Generate(file).GeneratedSources);

    /// <summary>Finnish writes 1,5 and U+2212 for the minus sign.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void GeneratedText_UnderFinnishCulture_IsTheSame(string file)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fi-FI");
        try
        {
            Assert.Equal("−1,5", (-1.5).ToString(CultureInfo.CurrentCulture));
            Assert.Equal(ZooBuilds.Outcome(file).GeneratedSources, ZooBuilds.Generate(file).GeneratedSources);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
