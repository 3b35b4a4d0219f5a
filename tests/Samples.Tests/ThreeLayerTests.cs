using static AutoDiffGen.TensorMath;

namespace AutoDiffGen.Samples.Tests;

public sealed class ThreeLayerTests
{
    [Fact]
    public void Gradient_RandomWeights_EqualsHandDerived()
    {
        var random = new TensorRandom(4);
        var x = Tensor.Randn<double>(random, 16, 30);
        var y = Tensor.Randn<double>(random, 16, 5);
        var w1 = Tensor.Randn<double>(random, 30, 20);
        var w2 = Tensor.Randn<double>(random, 20, 10);
        var w3 = Tensor.Randn<double>(random, 10, 5);

        var (value, gradW1, gradW2, gradW3) = ThreeLayer.LossValueAndGrad(x, y, w1, w2, w3);

        var h1 = Relu(x.MatMul(w1));
        var h2 = Relu(h1.MatMul(w2));
        var gradYPred = 2 * (h2.MatMul(w3) - y);
        var gradH2 = Where(h2 > 0, gradYPred.MatMul(w3.T), 0);
        var gradH1 = Where(h1 > 0, gradH2.MatMul(w2.T), 0);
        Assert.Equal(ThreeLayer.Loss(x, y, w1, w2, w3).Item(), value.Item());
        Close.Gradients(h2.T.MatMul(gradYPred), gradW3);
        Close.Gradients(h1.T.MatMul(gradH2), gradW2);
        Close.Gradients(x.T.MatMul(gradH1), gradW1);
    }
}
