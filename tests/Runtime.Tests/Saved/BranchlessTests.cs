namespace AutoDiffGen.Tests;

/// <summary>Choices without a jump.</summary>
public sealed class BranchlessTests
{
    [Theory]
    [InlineData(true, -1, 7, -1)]
    [InlineData(false, -1, 7, 7)]
    [InlineData(true, int.MinValue, int.MaxValue, int.MinValue)]
    [InlineData(false, int.MinValue, int.MaxValue, int.MaxValue)]
    public void Select_OfTwoNumbers_IsTheOneOfTheCondition(bool condition, int whenTrue, int whenFalse, int expected) =>
        Assert.Equal(expected, Branchless.Select(condition, whenTrue, whenFalse));

    [Theory]
    [InlineData(1.0, 2.0, 5)]
    [InlineData(2.0, 1.0, -3)]
    [InlineData(1.0, 1.0, -3)]
    [InlineData(-0.0, 0.0, -3)]
    [InlineData(double.NaN, 1.0, -3)]
    [InlineData(1.0, double.NaN, -3)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 5)]
    public void SelectIfLess_OfTwoNumbers_IsTheOneOfTheComparison(double left, double right, int expected)
    {
        Assert.Equal(expected, Branchless.SelectIfLess(left, right, 5, -3));
        Assert.Equal(expected, Branchless.SelectIfLess((float)left, (float)right, 5, -3));
        Assert.Equal(expected == 5 ? int.MinValue : int.MaxValue, Branchless.SelectIfLess(left, right, int.MinValue, int.MaxValue));
    }
}
