using AutoDiffGen.Fuzz.Building;
using AutoDiffGen.Fuzz.Checking;
using AutoDiffGen.Fuzz.Faults;
using AutoDiffGen.Fuzz.Grammar;
using AutoDiffGen.Fuzz.Shrinking;

namespace AutoDiffGen.Fuzz.Tests;

/// <summary>That all planted faults are found is shown by the command <c>faults</c>; here is what keeps it true, and one of them.</summary>
public sealed class FaultTests
{
    public static TheoryData<string> Names => [.. FaultList.All.Select(fault => fault.Name)];

    [Fact]
    public void Faults_AreAtLeastTwenty_WithNamesOfTheirOwn() =>
        Assert.True(FaultList.All.Select(fault => fault.Name).Distinct().Count() >= 20);

    [Theory]
    [MemberData(nameof(Names))]
    public void Fault_InTheSources_HasItsPlaceOnce(string name)
    {
        var fault = FaultList.All.Single(fault => fault.Name == name);

        int occurrences = fault.Occurrences(FaultyGenerator.SourceFolder);

        Assert.True(occurrences == 1, $"tests/Fuzz/Faults/FaultList.cs: the text of '{name}' occurs {occurrences} times in {fault.File}; say it anew, or put another fault in its place.");
    }

    [Fact]
    public void Shrink_ProgramThatFindsAFault_LeavesAFewLines()
    {
        var fault = FaultList.All.Single(fault => fault.Name == "the factors of a product are exchanged");
        var builder = new Builder(FaultyGenerator.Build(fault));
        var report = new Session(FeatureList.Without(), builder, seed: 1) { BatchSize = 16 }.Run(0, 16);

        var smallest = new Shrinker(builder).Shrink(report.Defects[0]);

        Assert.Equal(Verdict.DerivativeDiffers, smallest.Verdict);
        Assert.InRange(smallest.Program.Members.Size, 1, 12);
    }
}
