using static AutoDiffGen.TensorMath;

namespace AutoDiffGen.Samples;

/// <summary><see cref="TwoLayer"/> in double, as numpy computes it.</summary>
public static partial class TwoLayerDouble
{
    [Differentiable]
    public static Tensor<double> Loss(
        [NoGrad, Shape("N, D_in")] Tensor<double> x, [NoGrad, Shape("N, D_out")] Tensor<double> y,
        [Shape("D_in, H")] Tensor<double> w1, [Shape("H, D_out")] Tensor<double> w2)
    {
        var h = x.MatMul(w1);
        var hRelu = Max(h, 0);
        var yPred = hRelu.MatMul(w2);
        return Square(yPred - y).Sum();
    }
}
