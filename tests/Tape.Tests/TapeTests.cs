namespace AutoDiffGen.Bench.Tape.Tests;

public sealed class TapeTests
{
    private readonly TensorRandom _random = new(7);

    [Fact]
    public void Backward_ThroughTwoLayers_EqualsCentralDifferences() => CentralDifferences.Check(
        p => p[0].MatMul(p[1]).ClampToPositive().MatMul(p[2]).Subtract(p[3]).Square().Sum(),
        Draw(4, 5), Draw(5, 3), Draw(3, 2), Draw(4, 2));

    [Fact]
    public void Backward_ThroughBroadcasting_EqualsCentralDifferences() => CentralDifferences.Check(
        p => p[0].Add(p[1]).Subtract(p[2]).Square().Sum(),
        Draw(4, 3), Draw(3), Draw(4, 1));

    [Fact]
    public void Backward_OfSoftmaxRegression_EqualsCentralDifferences()
    {
        var labels = Tensor.From([1, 0]);

        CentralDifferences.Check(
            p => p[0].MatMul(p[1]).Add(p[2]).SoftmaxCrossEntropy(labels), Draw(2, 4), Draw(4, 3), Draw(3));
    }

    [Fact]
    public void Backward_VariableUsedTwice_AddsBothPaths() => CentralDifferences.Check(
        p =>
        {
            var h = p[0].MatMul(p[0]);
            return h.Add(h.Square()).MatMul(h).Sum();
        },
        Draw(3, 3));

    [Fact]
    public void Backward_CalledTwice_Accumulates()
    {
        var x = new Variable<double>(Tensor.From([3.0]), requiresGrad: true);

        x.Square().Sum().Backward();
        x.Square().Sum().Backward();

        Assert.Equal([12.0], x.Grad!.ToArray());
    }

    [Fact]
    public void Backward_InputWithoutGrad_ReceivesNone()
    {
        var x = new Variable<double>(Draw(2, 2));
        var w = new Variable<double>(Draw(2, 2), requiresGrad: true);

        x.MatMul(w).Sum().Backward();

        Assert.Null(x.Grad);
        Assert.NotNull(w.Grad);
    }

    [Fact]
    public void Backward_NothingRequiresGrad_Throws()
    {
        var x = new Variable<double>(Draw(2, 2));

        Assert.Throws<InvalidOperationException>(x.Square().Sum().Backward);
    }

    private Tensor<double> Draw(params int[] shape) => Tensor.Randn<double>(_random, shape);
}
