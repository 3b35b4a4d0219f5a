using static AutoDiffGen.TensorMath;

namespace AutoDiffGen.Samples;

public static partial class ThreeLayer
{
    [Differentiable]
    public static Tensor<double> Loss(
        [NoGrad, Shape("N, D_in")] Tensor<double> x, [NoGrad, Shape("N, D_out")] Tensor<double> y,
        [Shape("D_in, H1")] Tensor<double> w1, [Shape("H1, H2")] Tensor<double> w2,
        [Shape("H2, D_out")] Tensor<double> w3)
    {
        var h1 = Relu(x.MatMul(w1));
        var h2 = Relu(h1.MatMul(w2));
        var yPred = h2.MatMul(w3);
        return Square(yPred - y).Sum();
    }
}
