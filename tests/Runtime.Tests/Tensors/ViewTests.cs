namespace AutoDiffGen.Tests;

public sealed class ViewTests
{
    private readonly Tensor<int> _matrix = Tensor.From(new[,] { { 1, 2, 3 }, { 4, 5, 6 } });

    [Fact]
    public void T_OfAMatrix_IsItsTransposeInTheSameMemory()
    {
        var transpose = _matrix.T;
        Same.Elements(transpose, new(3, 2), 1, 4, 2, 5, 3, 6);
        transpose[2, 0] = 30;
        Assert.Equal(30, _matrix[0, 2]);
        Assert.False(transpose.IsContiguous);
    }

    [Fact]
    public void T_OfThreeAxes_ReversesThem() => Assert.Equal(new TensorShape(4, 3, 2), Tensor.Zeros<int>(2, 3, 4).T.Shape);

    [Fact]
    public void TransposeBack_AfterTranspose_GivesTheTensorBack()
    {
        var tensor = Tensor.Arange<int>(24).Reshape(2, 3, 4);
        Same.Elements(tensor.Transpose(2, 0, 1).TransposeBack(2, 0, 1), tensor.Shape, tensor.ToArray());
    }

    [Fact]
    public void Transpose_NotAnOrderOfTheAxes_Throws()
    {
        Assert.Throws<ArgumentException>(() => _matrix.Transpose(0));
        Assert.Throws<ArgumentException>(() => _matrix.Transpose(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _matrix.Transpose(0, 2));
    }

    [Fact]
    public void Reshape_OfContiguousElements_IsAView()
    {
        _matrix.Reshape(3, -1)[0, 1] = 20;
        Assert.Equal(20, _matrix[0, 1]);
    }

    [Fact]
    public void Reshape_OfATranspose_IsACopyInRowMajorOrder()
    {
        var flat = _matrix.T.Reshape(6);
        Same.Elements(flat, new(6), 1, 4, 2, 5, 3, 6);
        flat[0] = 10;
        Assert.Equal(1, _matrix[0, 0]);
    }

    [Fact]
    public void Reshape_ToAnotherSize_ThrowsNamingBothShapes()
    {
        var exception = Assert.Throws<ArgumentException>(() => _matrix.Reshape(4, 2));
        Assert.Equal("Reshape: (2, 3) has 6 elements, (4, 2) has 8", exception.Message);
        exception = Assert.Throws<ArgumentException>(() => _matrix.Reshape(-1, 4));
        Assert.Equal("Reshape: (2, 3) has 6 elements, which do not fill (-1, 4)", exception.Message);
    }

    [Fact]
    public void Slice_OfAColumn_SharesMemory()
    {
        var column = _matrix.Slice(1, 1, 1);
        Same.Elements(column, new(2, 1), 2, 5);
        column[1, 0] = 50;
        Assert.Equal(50, _matrix[1, 1]);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(2, 2)]
    [InlineData(0, 4)]
    [InlineData(0, -1)]
    [InlineData(1, int.MaxValue)]
    public void Slice_OutsideTheAxis_Throws(int start, int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _matrix.Slice(1, start, length));

    [Fact]
    public void PadSlice_OfASlice_PutsItBetweenZeros() => Same.Elements(
        _matrix.Slice(1, 1, 2).PadSlice(1, 1, _matrix.Shape), new(2, 3), 0, 2, 3, 0, 5, 6);

    [Fact]
    public void PadSlice_OfAnotherShape_ThrowsNamingBoth()
    {
        var exception = Assert.Throws<ArgumentException>(() => Tensor.Ones<int>(1, 2).PadSlice(1, 0, _matrix.Shape));
        Assert.Equal("PadSlice: a tensor of shape (1, 2) is not a slice of shape (2, 2)", exception.Message);
    }

    [Fact]
    public void Slice_ByRanges_CountsAsCSharpDoes()
    {
        Same.Elements(_matrix.Slice(1..), new(1, 3), 4, 5, 6);
        Same.Elements(_matrix.Slice(.., ^2..), new(2, 2), 2, 3, 5, 6);
        Same.Elements(_matrix.Slice(.., ^2..).PadSlice(_matrix.Shape, .., ^2..), new(2, 3), 0, 2, 3, 0, 5, 6);
        Assert.Throws<ArgumentOutOfRangeException>(() => _matrix.Slice(..3));
        Assert.Throws<ArgumentException>(() => _matrix.Slice(.., .., ..));
    }

    [Fact]
    public void Slice_OfNothingAtTheEnd_IsEmpty()
    {
        var wrapped = Tensor.Wrap([1, 2, 3, 4], new TensorShape(2, 2));
        Assert.Empty(wrapped.Slice(0, 2, 0).Slice(1, 2, 0).ToArray());
        Assert.Empty((wrapped.Slice(2.., 2..) + 1).ToArray());
    }

    [Fact]
    public void Transpose_WithoutAnOrder_ReversesTheAxes()
    {
        var tensor = Tensor.Arange<int>(24).Reshape(2, 3, 4);
        Same.Elements(tensor.Transpose(), new(4, 3, 2), tensor.T.ToArray());
        Same.Elements(tensor.Transpose().TransposeBack(), new(2, 3, 4), tensor.ToArray());
    }

    [Fact]
    public void BroadcastTo_ALargerShape_RepeatsInPlace()
    {
        var row = Tensor.From([1, 2]);
        var rows = row.BroadcastTo(new TensorShape(3, 2));
        Same.Elements(rows, new(3, 2), 1, 2, 1, 2, 1, 2);
        row[0] = 7;
        Assert.Equal(7, rows[2, 0]);
    }

    [Fact]
    public void BroadcastTo_AShapeThatDoesNotFit_ThrowsNamingBoth()
    {
        var exception = Assert.Throws<ArgumentException>(() => _matrix.BroadcastTo(new TensorShape(3, 3)));
        Assert.Equal("BroadcastTo: (2, 3) cannot be broadcast to (3, 3)", exception.Message);
    }

    [Fact]
    public void SumTo_WhatWasBroadcast_SumsTheRepetitions()
    {
        Same.Elements(_matrix.SumTo(new TensorShape(3)), new(3), 5, 7, 9);
        Same.Elements(_matrix.SumTo(new TensorShape(2, 1)), new(2, 1), 6, 15);
        Same.Elements(_matrix.SumTo(default), default, 21);
        Same.Elements(_matrix.SumTo(_matrix.Shape), new(2, 3), 1, 2, 3, 4, 5, 6);
    }

    [Fact]
    public void SumTo_AShapeThatIsNotItsOrigin_Throws()
    {
        var exception = Assert.Throws<ArgumentException>(() => _matrix.SumTo(new TensorShape(2)));
        Assert.Equal("SumTo: (2, 3) does not come from (2,) by broadcasting", exception.Message);
    }

    [Fact]
    public void ExpandDimsAndSqueeze_PutInAndTakeOutAxesOfSizeOne()
    {
        Assert.Equal(new TensorShape(2, 1, 3), _matrix.ExpandDims(1).Shape);
        Assert.Equal(new TensorShape(2, 3, 1), _matrix.ExpandDims(-1).Shape);
        Assert.Equal(new TensorShape(1, 2, 1, 3), _matrix.ExpandDims([0, 2]).Shape);
        Same.Elements(_matrix.ExpandDims(1).Squeeze(-2), new(2, 3), 1, 2, 3, 4, 5, 6);
        Assert.Throws<ArgumentException>(() => _matrix.Squeeze(0));
    }
}
