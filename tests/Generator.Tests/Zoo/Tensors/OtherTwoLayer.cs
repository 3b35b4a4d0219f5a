using AutoDiffGen;
using static AutoDiffGen.Derivatives;
using static AutoDiffGen.TensorMath;

namespace Zoo;

/// <summary>The same network with other names, in another order, with another active set, in double precision.</summary>
public static partial class OtherTwoLayer
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5x2", "4x5", "6x4", "6x2")]
    public static Tensor<double> Error(
        [NoGrad, Shape("K, C")] Tensor<double> outer, [Shape("B, K")] Tensor<double> inner,
        [Shape("S, B")] Tensor<double> samples, [NoGrad, Shape("S, C")] Tensor<double> targets)
    {
        var hidden = Relu(samples.MatMul(inner));
        var residual = targets - hidden.MatMul(outer);
        return (residual * residual).Sum();
    }

    public static (Tensor<double>, Tensor<double>) ErrorGradient(
        Tensor<double> outer, Tensor<double> inner, Tensor<double> samples, Tensor<double> targets)
    {
        var sum = samples.MatMul(inner);
        var gradResidual = 2 * (targets - Relu(sum).MatMul(outer));
        var gradSum = Where(sum > 0, -gradResidual.MatMul(outer.T), 0);
        return (samples.T.MatMul(gradSum), gradSum.MatMul(inner.T));
    }
}
