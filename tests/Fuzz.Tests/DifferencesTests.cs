using AutoDiffGen.Fuzz.Checking;

namespace AutoDiffGen.Fuzz.Tests;

public sealed class DifferencesTests
{
    [Fact]
    public void Of_SmoothFunction_IsItsDerivative()
    {
        var differences = Differences.Of(t => Math.Sin(1 + t));

        Assert.Equal(Math.Cos(1), differences.Best.Value, 1e-9);
        Assert.InRange(differences.Best.Error, 0, 1e-9);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e-7)]
    public void Of_FunctionAtCorner_IsNotTrusted(double corner) =>
        Assert.Equal(double.PositiveInfinity, Differences.Of(t => Math.Abs(t - corner)).Best.Error);

    [Theory]
    [InlineData(0.0)]
    [InlineData(3e-5)]
    [InlineData(1e-3)]
    public void Of_FunctionNearJump_IsRightOrNotTrusted(double jump)
    {
        var differences = Differences.Of(t => t < jump ? t : t + 1);

        Assert.False(differences.Contradict(1, digits: 1e-5, size: 1));
    }

    [Fact]
    public void Contradict_FunctionThatTurnsFasterThanWideSteps_IsOfTheNarrowOnes()
    {
        var differences = Differences.Of(t => Math.Sin(1e6 * t) + 1e8 * t);

        Assert.False(differences.Contradict(1e8 + 1e6, digits: 1e-5, size: 1e8));
        Assert.True(differences.Contradict(1e8 + 2e6, digits: 1e-5, size: 1e8));
    }

    [Fact]
    public void Contradict_PlateauNarrowerThanWideSteps_IsOfThePlateau() =>
        Assert.False(Differences.Of(t => Math.Abs(t + 1e-5) < 3e-5 ? 1 : 2 * t).Contradict(0, digits: 1e-5, size: 1));

    [Fact]
    public void Contradict_FunctionWhoseChangesAreLostToRounding_SaysNothing()
    {
        var differences = Differences.Of(t => 6e10 + Math.Sin(1 + t) - 6e10);

        Assert.False(differences.Contradict(Math.Cos(1), digits: 1e-5, size: 1));
    }

    [Fact]
    public void Contradict_ConstantFunction_IsOfZero()
    {
        var differences = Differences.Of(t => Math.Floor(0.5 + t));

        Assert.True(differences.Contradict(1, digits: 1e-5, size: 1));
        Assert.False(differences.Contradict(0, digits: 1e-5, size: 1));
    }
}
