namespace AutoDiffGen.Tests;

/// <summary>Arrays that are used again.</summary>
public sealed class ScratchArraysTests
{
    /// <summary>A type of this class alone: no other test rents arrays of it.</summary>
    private readonly record struct Own(int Value);

    private readonly record struct OtherOwn(int Value);

    private readonly record struct ThirdOwn(int Value);

    private readonly record struct FourthOwn(int Value);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void Zeros_OfUsedArrays_AreZeros(int length)
    {
        for (int round = 0; round < 3; round++)
        {
            using var scratch = ScratchArrays<double>.Rent();
            var first = scratch.Zeros(length);
            double[] second = scratch.Array(length);
            Assert.Equal(length, first.Length);
            Assert.Equal(length, second.Length);
            Assert.Equal(-1, first.IndexOfAnyExcept(0.0));
            Assert.Equal(-1, second.AsSpan().IndexOfAnyExcept(0.0));
            Assert.False(length > 0 && first.Overlaps(second));
            first.Fill(1);
            second.AsSpan().Fill(2);
        }
    }

    [Fact]
    public void Array_AfterDispose_IsTheOneOfThatLength()
    {
        Own[] three, five;
        using (var first = ScratchArrays<Own>.Rent())
            (three, five) = (first.Array(3), first.Array(5));
        using var second = ScratchArrays<Own>.Rent();
        Assert.Same(five, second.Array(5));
        Assert.Same(three, second.Array(3));
    }

    [Fact]
    public void Array_OfTwoDimensions_IsTheOneOfThatSizeWithZeros()
    {
        FourthOwn[,] wide, high;
        using (var first = ScratchArrays<FourthOwn>.Rent())
        {
            (wide, high) = (first.Array(2, 3), first.Array(3, 2));
            wide[1, 2] = new FourthOwn(7);
        }

        using var second = ScratchArrays<FourthOwn>.Rent();
        Assert.Same(high, second.Array(3, 2));
        Assert.Same(wide, second.Array(2, 3));
        Assert.Equal(default, wide[1, 2]);
        Assert.NotSame(wide, second.Array(2, 3));
        Assert.Throws<OverflowException>(() => second.Array(-1, 2));
    }

    [Fact]
    public void Rent_WhileAnotherIsInUse_GivesOtherArrays()
    {
        using var outer = ScratchArrays<OtherOwn>.Rent();
        OtherOwn[] array = outer.Array(4);
        using var inner = ScratchArrays<OtherOwn>.Rent();
        Assert.NotSame(array, inner.Array(4));
    }

    [Fact]
    public void Dispose_Twice_GivesTheArraysBackOnce()
    {
        var scratch = ScratchArrays<ThirdOwn>.Rent();
        scratch.Dispose();
        scratch.Dispose();
        using var first = ScratchArrays<ThirdOwn>.Rent();
        using var second = ScratchArrays<ThirdOwn>.Rent();
        Assert.NotSame(first, second);
    }

    [Fact]
    public void Zeros_OfNegativeLength_Throws()
    {
        using var scratch = ScratchArrays<double>.Rent();
        Assert.Throws<OverflowException>(() => scratch.Zeros(-1).Length);
    }
}
