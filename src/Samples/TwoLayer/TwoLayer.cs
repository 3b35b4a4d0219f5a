using static AutoDiffGen.TensorMath;

namespace AutoDiffGen.Samples;

public static partial class TwoLayer
{
    [Differentiable]
    public static Tensor<float> Loss(
        [NoGrad, Shape("N, D_in")] Tensor<float> x, [NoGrad, Shape("N, D_out")] Tensor<float> y,
        [Shape("D_in, H")] Tensor<float> w1, [Shape("H, D_out")] Tensor<float> w2)
    {
        var h = x.MatMul(w1);
        var hRelu = Max(h, 0);
        var yPred = hRelu.MatMul(w2);
        return Square(yPred - y).Sum();
    }
}
