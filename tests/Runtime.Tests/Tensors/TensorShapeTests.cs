namespace AutoDiffGen.Tests;

public sealed class TensorShapeTests
{
    [Theory]
    [InlineData("()")]
    [InlineData("(3,)", 3)]
    [InlineData("(3, 4)", 3, 4)]
    [InlineData("(0, 2, 1)", 0, 2, 1)]
    public void ToString_OfAnyRank_IsAPythonTuple(string expected, params int[] sizes) =>
        Assert.Equal(expected, new TensorShape(sizes).ToString());

    [Fact]
    public void Default_HasNoAxesAndOneElement()
    {
        Assert.Equal(0, default(TensorShape).Rank);
        Assert.Equal(1, default(TensorShape).TotalSize);
    }

    [Fact]
    public void Equality_ComparesSizes()
    {
        Assert.True(new TensorShape(2, 3) == new TensorShape(2, 3));
        Assert.True(new TensorShape(2, 3) != new TensorShape(3, 2));
        Assert.True(new TensorShape(2) != new TensorShape(2, 1));
        Assert.Equal(new TensorShape(2, 3).GetHashCode(), new TensorShape(2, 3).GetHashCode());
    }

    [Fact]
    public void SizeOf_NegativeAxis_CountsFromTheInnermost()
    {
        var shape = new TensorShape(2, 3, 4);
        Assert.Equal(4, shape.SizeOf(-1));
        Assert.Equal(8, shape.SizeOf([0, -1]));
        Assert.Equal(4, shape[^1]);
    }

    [Fact]
    public void SizeOf_UnknownAxis_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TensorShape(2, 3).SizeOf(2));

    [Fact]
    public void Constructor_NegativeSize_Throws()
    {
        var exception = Assert.Throws<ArgumentException>(() => new TensorShape(2, -1));
        Assert.StartsWith("The size of axis 1 is negative: -1.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_NineAxes_Throws() =>
        Assert.Throws<ArgumentException>(() => new TensorShape(1, 1, 1, 1, 1, 1, 1, 1, 1));

    [Fact]
    public void Constructor_TooManyElements_Throws() =>
        Assert.Throws<OverflowException>(() => new TensorShape(100_000, 100_000));
}
