using AutoDiffGen.Fuzz.Checking;

namespace AutoDiffGen.Fuzz.Tests;

public sealed class DifferencesTests
{
    [Fact]
    public void Of_SmoothFunction_IsItsDerivative()
    {
        var differences = Differences.Of(t => Math.Sin(1 + t));

        Assert.Equal(Math.Cos(1), differences.Value, 1e-9);
        Assert.InRange(differences.Error, 0, 1e-9);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e-7)]
    public void Of_FunctionAtCorner_IsNotTrusted(double corner) =>
        Assert.Equal(double.PositiveInfinity, Differences.Of(t => Math.Abs(t - corner)).Error);

    [Theory]
    [InlineData(0.0)]
    [InlineData(3e-5)]
    [InlineData(1e-3)]
    public void Of_FunctionNearJump_IsRightOrNotTrusted(double jump)
    {
        var differences = Differences.Of(t => t < jump ? t : t + 1);

        Assert.True(differences.Error > 1e-5 || Math.Abs(differences.Value - 1) < 1e-6);
    }
}
