using AutoDiffGen;
using static AutoDiffGen.Derivatives;
using static AutoDiffGen.TensorMath;

namespace Zoo;

/// <summary>What was stretched in the forward pass is summed in the backward pass.</summary>
public static partial class Broadcasting
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x3", "3x2", "2"), At("4x3", "3x2", "1x2"), At("4x3", "3x2", "4x1"), At("4x3", "3x2", "()")]
    public static Tensor<double> Bias(Tensor<double> x, Tensor<double> w, Tensor<double> b) => Tanh(x.MatMul(w) + b).Sum();

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x3", "3x2", "2")]
    public static Tensor<double> BiasWithShapes(
        [Shape("N, D")] Tensor<double> x, [Shape("D, H")] Tensor<double> w, [Shape("H")] Tensor<double> b) =>
        Tanh(x.MatMul(w) + b).Sum();

    /// <summary>An outer product by broadcasting on both sides.</summary>
    [Differentiable(Vjp | Jvp)]
    [At("4x1", "1x3"), At("4x1", "3"), At("2x4x1", "3")]
    public static Tensor<double> Outer(Tensor<double> column, Tensor<double> row) => column * row - column / (row * row + 1);

    /// <summary>One tensor on both sides of an operation.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x3"), At("1x3")]
    public static Tensor<double> WithItself(Tensor<double> a) => (a * a.T + a).Sum();
}
