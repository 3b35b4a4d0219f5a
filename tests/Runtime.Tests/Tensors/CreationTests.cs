namespace AutoDiffGen.Tests;

public sealed class CreationTests
{
    [Fact]
    public void ZerosAndOnes_OfEachElementType_HoldZeroAndOne()
    {
        Same.Elements(Tensor.Zeros<float>(2), new(2), 0, 0);
        Same.Elements(Tensor.Ones<double>(1, 2), new(1, 2), 1, 1);
        Same.Elements(Tensor.Ones<int>(2), new(2), 1, 1);
        Same.Elements(Tensor.Ones<long>(), default, 1L);
        Same.Elements(Tensor.Ones<bool>(2), new(2), true, true);
    }

    [Fact]
    public void Zeros_InAReusedBuffer_AreZeros()
    {
        Tensor.Full(new(100), 7.0).Dispose();
        Assert.All(Tensor.Zeros<double>(100).ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Like_TakesTheShape()
    {
        var like = Tensor.Zeros<float>(2, 3);
        Assert.Equal(new TensorShape(2, 3), Tensor.OnesLike(like).Shape);
        Assert.Equal(6, Tensor.OnesLike(like).Sum().Item());
        Assert.Equal(0, Tensor.ZerosLike(like).Sum().Item());
        Assert.Equal(3, Tensor.FullLike(like, 0.5).Sum().Item());
    }

    [Fact]
    public void Arange_OfIntegers_CountsUpAndDown()
    {
        Same.Elements(Tensor.Arange<int>(3), new(3), 0, 1, 2);
        Same.Elements(Tensor.Arange<long>(5, 0, -2), new(3), 5L, 3, 1);
        Same.Elements(Tensor.Arange<float>(3, 3), new(0));
    }

    [Fact]
    public void Arange_StepZero_Throws() => Assert.Throws<ArgumentException>(() => Tensor.Arange<int>(0, 3, 0));

    [Fact]
    public void From_Arrays_KeepsRowMajorOrder()
    {
        Same.Elements(Tensor.From([1, 2]), new(2), 1, 2);
        Same.Elements(Tensor.From(new[,] { { 1f, 2 }, { 3, 4 } }), new(2, 2), 1, 2, 3, 4);
        Same.Elements(Tensor.From(new[,,] { { { 1.0 }, { 2 } } }), new(1, 2, 1), 1, 2);
        Same.Elements(Tensor.From(new int[][] { [1, 2, 3], [4, 5, 6] }), new(2, 3), 1, 2, 3, 4, 5, 6);
        Same.Elements(Tensor.From([1, 2, 3, 4], new TensorShape(2, 2)), new(2, 2), 1, 2, 3, 4);
        Same.Elements(Tensor.From((ReadOnlySpan<long>)[5, 6], new TensorShape(2)), new(2), 5L, 6);
        Same.Elements(Tensor.From(new float[0, 3]), new(0, 3));
    }

    [Fact]
    public void From_RaggedRows_Throws()
    {
        var exception = Assert.Throws<ArgumentException>(() => Tensor.From(new int[][] { [1, 2], [3] }));
        Assert.Equal("Row 1 has 1 elements, row 0 has 2.", exception.Message);
    }

    [Fact]
    public void From_WrongNumberOfElements_Throws()
    {
        var exception = Assert.Throws<ArgumentException>(() => Tensor.From([1, 2, 3], new TensorShape(2, 2)));
        Assert.Equal("3 elements do not fill a tensor of shape (2, 2).", exception.Message);
    }

    [Fact]
    public void From_Array_IsACopy()
    {
        double[] values = [1, 2];
        var tensor = Tensor.From(values);
        values[0] = 9;
        Assert.Equal(1, tensor[0]);
    }

    [Fact]
    public void Wrap_Array_SharesItAndLeavesIt()
    {
        double[] values = [1, 2];
        var tensor = Tensor.Wrap(values, new TensorShape(2));
        tensor[1] = 5;
        values[0] = 9;
        Assert.Equal(9, tensor[0]);
        tensor.Dispose();
        Assert.Equal([9, 5], values);
    }

    [Fact]
    public void Zeros_OfAnotherElementType_Throws()
    {
        var exception = Assert.Throws<NotSupportedException>(() => Tensor.Zeros<char>(2));
        Assert.Equal("Tensors have elements of type float, double, int, long or bool, not Char.", exception.Message);
    }
}
