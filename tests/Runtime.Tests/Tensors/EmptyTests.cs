using static AutoDiffGen.TensorMath;

namespace AutoDiffGen.Tests;

/// <summary>Axes of size 0.</summary>
public sealed class EmptyTests
{
    private readonly Tensor<double> _empty = Tensor.Zeros<double>(0, 3);

    [Fact]
    public void Elementwise_OfNothing_IsNothing()
    {
        Assert.Equal(new TensorShape(0, 3), (_empty + Tensor.Ones<double>(3)).Shape);
        Assert.Equal(new TensorShape(0, 3), (2 * Exp(_empty.T.T) - 1).Shape);
        Assert.Equal(new TensorShape(3, 0), Where(_empty.T > 0, _empty.T, 1).Shape);
        Assert.Equal(new TensorShape(0, 3), Softmax(_empty).Shape);
    }

    [Fact]
    public void Sum_OverNothing_IsZero()
    {
        Assert.Equal(0, _empty.Sum().Item());
        Same.Elements(_empty.Sum(0), new(3), 0, 0, 0);
        Same.Elements(_empty.Sum(1), new(0));
        Assert.True(double.IsNaN(_empty.Mean().Item()));
    }

    [Fact]
    public void MatMul_OverNothing_IsZero()
    {
        Same.Elements(_empty.T.MatMul(_empty), new(3, 3), new double[9]);
        Assert.Equal(new TensorShape(0, 2), _empty.MatMul(Tensor.Ones<double>(3, 2)).Shape);
    }

    [Fact]
    public void Max_OfNothing_ThrowsNamingTheShape()
    {
        var exception = Assert.Throws<ArgumentException>(() => _empty.Max());
        Assert.Equal("Max: a tensor of shape (0, 3) has no elements", exception.Message);
        Assert.Throws<ArgumentException>(() => _empty.ArgMax(0));
        Assert.Throws<ArgumentException>(() => _empty.LogSumExp(0));
    }

    [Fact]
    public void Shaping_OfNothing_KeepsNothing()
    {
        Assert.Equal(new TensorShape(3, 0), _empty.Reshape(3, 0).Shape);
        Assert.Equal(new TensorShape(0), _empty.Slice(1, 0, 1).Reshape(0).Shape);
        Assert.Equal(new TensorShape(0, 3), _empty.Gather(Tensor.Zeros<int>(0)).Shape);
        _empty.AddInPlace(Tensor.Ones<double>(3));
        Assert.Empty(_empty.T.ToArray());
    }
}
