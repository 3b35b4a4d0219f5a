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
}
