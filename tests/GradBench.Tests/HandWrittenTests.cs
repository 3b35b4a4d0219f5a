using AutoDiffGen.Bench.HandWritten;

namespace AutoDiffGen.GradBench.Tests;

/// <summary>The gradients derived by hand and the generated ones are the same numbers.</summary>
public sealed class HandWrittenTests
{
    public static TheoryData<string> Names => [.. Pairs.All.Select(pair => pair.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Generated_BesideHandWritten_IsTheSame(string name)
    {
        var pair = Pairs.All.Single(pair => pair.Name == name);
        var expected = pair.ByHand();
        var gradientByHand = (double[])pair.Gradient.Clone();
        Array.Clear(pair.Gradient);

        AssertClose(expected, pair.Generated(), Math.Abs(expected));
        var scale = gradientByHand.Max(Math.Abs);
        Assert.True(scale > 0);
        for (var i = 0; i < gradientByHand.Length; i++)
        {
            AssertClose(gradientByHand[i], pair.Gradient[i], scale);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void HandWritten_ReturnsTheValueOfThePrimal(string name)
    {
        var pair = Pairs.All.Single(pair => pair.Name == name);
        AssertClose(pair.Primal(), pair.ByHand(), Math.Abs(pair.Primal()));
    }

    private static void AssertClose(double expected, double actual, double scale) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-11 * scale, $"{actual} is not {expected}");
}
