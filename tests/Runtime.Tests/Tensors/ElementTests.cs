namespace AutoDiffGen.Tests;

public sealed class ElementTests
{
    private readonly Tensor<float> _matrix = Tensor.From(new[,] { { 1f, 2 }, { 3, 4 } });

    [Fact]
    public void Item_OfOneElement_IsTheElement()
    {
        Assert.Equal(4, _matrix.Max().Item());
        Assert.Equal(10.0, _matrix.Sum().ItemAsDouble());
        Assert.Equal(3f, _matrix.Slice(0, 1, 1).Slice(1, 0, 1).Item());
    }

    [Fact]
    public void Item_OfSeveralElements_ThrowsNamingTheShape()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => _matrix.Item());
        Assert.Equal("Item: a tensor of shape (2, 2) has 4 elements, not one.", exception.Message);
    }

    [Fact]
    public void ItemAsDouble_OfABool_Throws() =>
        Assert.Throws<NotSupportedException>(() => Tensor.Scalar(true).ItemAsDouble());

    [Fact]
    public void Indexer_OutsideTheTensor_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _matrix[0, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => _matrix[-1, 0]);
        Assert.Throws<ArgumentException>(() => _matrix[0]);
    }

    [Fact]
    public void CopyTo_OfAView_FollowsRowMajorOrder()
    {
        Span<float> target = stackalloc float[5];
        _matrix.T.CopyTo(target);
        Assert.Equal([1f, 3, 2, 4, 0], target.ToArray());
    }

    [Fact]
    public void CopyTo_AShortSpan_Throws() => Assert.Throws<ArgumentException>(() => _matrix.CopyTo(new float[3]));

    [Fact]
    public void AsSpan_OfAViewWithGaps_Throws()
    {
        Assert.Throws<InvalidOperationException>(() => _matrix.T.AsSpan().Length);
        Assert.Throws<InvalidOperationException>(() => _matrix.T.AsReadOnlySpan().Length);
        Assert.Equal(4, _matrix.T.ToContiguous().AsReadOnlySpan().Length);
    }

    [Fact]
    public void Clone_HasMemoryOfItsOwn()
    {
        var clone = _matrix.Clone();
        clone[0, 0] = 9;
        Assert.Equal(1, _matrix[0, 0]);
    }

    [Fact]
    public void Cast_BetweenElementTypes_IsTheCastOfCSharp()
    {
        var reals = Tensor.From([1.9, -1.9, 0, double.NaN, 1e300]);
        Same.Elements(reals.Cast<int>(), new(5), 1, -1, 0, 0, int.MaxValue);
        Same.Elements(reals.Cast<bool>(), new(5), true, true, false, true, true);
        Same.Elements(Tensor.From([true, false]).Cast<float>(), new(2), 1, 0);
        Same.Elements(Tensor.From([1e300, 0.1]).Cast<float>(), new(2), float.PositiveInfinity, 0.1f);
        Same.Elements(Tensor.From([3, -4]).CastLike(Tensor.Zeros<long>(1)), new(2), 3L, -4);
    }
}
