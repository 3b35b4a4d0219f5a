using AutoDiffGen;
using static AutoDiffGen.Derivatives;
using static AutoDiffGen.TensorMath;

namespace Zoo;

/// <summary>Hessian-vector products of tensors: the curvature of a loss without the matrix.</summary>
public static partial class TensorProducts
{
    [Differentiable(ValueAndGrad | Hvp)]
    [At("3x2", "3x1", "2x4", "4x1")]
    public static Tensor<double> Network(
        [NoGrad, Shape("N, D_in")] Tensor<double> x, [NoGrad, Shape("N, D_out")] Tensor<double> y,
        [Shape("D_in, H")] Tensor<double> w1, [Shape("H, D_out")] Tensor<double> w2)
    {
        var h = Tanh(x.MatMul(w1));
        return Square(h.MatMul(w2) - y).Sum();
    }
}
