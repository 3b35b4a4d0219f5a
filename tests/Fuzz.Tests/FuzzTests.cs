using AutoDiffGen.Fuzz.Building;
using AutoDiffGen.Fuzz.Grammar;
using AutoDiffGen.Fuzz.Reporting;
using AutoDiffGen.Generator;

namespace AutoDiffGen.Fuzz.Tests;

/// <summary>The quick run; CONTRIBUTING.md tells how to start the long one.</summary>
public sealed class FuzzTests
{
    private const int Programs = 128;

    private static readonly FuzzReport Report =
        new Session(FeatureList.Without(), new Builder(() => new DifferentiableGenerator()), seed: 1).Run(0, Programs);

    [Fact]
    public void Programs_OfTheGrammar_AreDifferentiatedRight() =>
        Assert.True(Report.Defects.Count == 0, $"{Report}\n{string.Join("\n", Report.Defects.Take(3).Select(defect => $"{defect.Message}\n{defect.Program.Source()}"))}");

    [Fact]
    public void Programs_OfTheGrammar_AreAccepted() =>
        Assert.True(Report.Rejected <= FuzzReport.MostRejected * Programs, Report.ToString());

    [Fact]
    public void Programs_OfTheGrammar_CanBeChecked() => Assert.InRange(Report.Skipped, 0, Programs / 25);

    [Fact]
    public void Constructs_InTwoHundredPrograms_AreAllMet() =>
        Assert.InRange(Report.Coverage.MissingPairs.Count, 0, Report.Coverage.PairsPossible / 2);
}
