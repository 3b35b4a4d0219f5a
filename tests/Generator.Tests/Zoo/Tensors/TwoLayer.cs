using AutoDiffGen;
using static AutoDiffGen.TensorMath;

namespace Zoo;

/// <summary>The classic network, and its gradient as the numpy version derives it by hand.</summary>
public static partial class TwoLayer
{
    [Differentiable]
    [At("6x4", "6x2", "4x5", "5x2")]
    public static Tensor<float> Loss(
        [NoGrad, Shape("N, D_in")] Tensor<float> x, [NoGrad, Shape("N, D_out")] Tensor<float> y,
        [Shape("D_in, H")] Tensor<float> w1, [Shape("H, D_out")] Tensor<float> w2)
    {
        var h = x.MatMul(w1);
        var hRelu = Max(h, 0);
        var yPred = hRelu.MatMul(w2);
        return Square(yPred - y).Sum();
    }

    public static (Tensor<float>, Tensor<float>) LossGradient(
        Tensor<float> x, Tensor<float> y, Tensor<float> w1, Tensor<float> w2)
    {
        var h = x.MatMul(w1);
        var hRelu = Max(h, 0);
        var gradYPred = 2 * (hRelu.MatMul(w2) - y);
        var gradW2 = hRelu.T.MatMul(gradYPred);
        var gradH = Where(h >= 0, gradYPred.MatMul(w2.T), 0);
        return (x.T.MatMul(gradH), gradW2);
    }
}
