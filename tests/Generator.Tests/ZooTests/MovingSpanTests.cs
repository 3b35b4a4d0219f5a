namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Where a span is cut to more than it has, the gradient throws what the method throws.</summary>
public sealed class MovingSpanTests
{
    [Theory]
    [InlineData("Steps", 2, 6, true)]
    [InlineData("Steps", 2, 5, false)]
    [InlineData("Steps", 4, 6, false)]
    [InlineData("Steps", -1, 6, false)]
    [InlineData("Grown", 1, 6, true)]
    [InlineData("Grown", 0, 6, true)]
    [InlineData("Grown", 2, 6, false)]
    public void Gradient_OfASpanThatIsCut_ThrowsWhereTheMethodDoes(string name, int number, int count, bool isFine)
    {
        foreach (bool optimize in (bool[])[true, false])
        {
            var function = ZooFunction.Load("Arrays/MovingSpans.cs", "MovingSpans." + name, optimize);
            object?[] arguments = [Enumerable.Range(1, count).Select(i => (double)i).ToArray(), number];
            Assert.Equal(isFine ? null : typeof(ArgumentOutOfRangeException), Record.Exception(() => function.Value(arguments))?.GetType());
            Assert.Equal(isFine ? null : typeof(ArgumentOutOfRangeException), Record.Exception(() => function.ValueAndGrad(arguments))?.GetType());
        }
    }
}
