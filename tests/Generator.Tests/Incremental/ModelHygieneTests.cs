using AutoDiffGen.Generator.Tests.Harness;
using AutoDiffGen.Generator.Tests.ZooTests;

namespace AutoDiffGen.Generator.Tests.Incremental;

/// <summary>No symbol, syntax, compilation or location lives past the parse step, whatever the method contains.</summary>
public sealed class ModelHygieneTests
{
    public static TheoryData<string> Files => ZooData.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryStep_OverTheZoo_HoldsOnlyValues(string file) =>
        AssertClean(new([ZooFiles.Get(file), .. ZooFiles.Support]));

    [Fact]
    public void EveryStep_OverRejectedMethods_HoldsOnlyValues() =>
        AssertClean(new(("A.cs", """
            using AutoDiffGen;
            public static partial class Rejected
            {
                [Differentiable] public static double Reads(ref double x) => x;
                [Differentiable] public static double Loops(double x) { foreach (var c in "abc") x += c; return x; }
            }
            """)));

    [Fact]
    public void Steps_OfTheGenerator_AreNamed() => Assert.True(Model.Steps.Length >= 3, string.Join(", ", Model.Steps));

    private static void AssertClean(IncrementalTest<DifferentiableGenerator> test)
    {
        Assert.NotEmpty(test.Steps(Model.Steps));
        Assert.Empty(test.Steps(Model.Steps).SelectMany(step => ModelHygiene.FindForbidden(step.Value, step.Step)));
    }
}
