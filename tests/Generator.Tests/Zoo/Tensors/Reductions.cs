using AutoDiffGen;
using static AutoDiffGen.Derivatives;
using static AutoDiffGen.TensorMath;

namespace Zoo;

public static partial class Reductions
{
    [Differentiable(Vjp | Jvp)]
    [At("2x3x4")]
    public static Tensor<double> OverAxes(Tensor<double> x) => Square(x).Sum(1) + x.Mean(-2) + x.Max(1) * x.Min(1);

    [Differentiable(Vjp | Jvp)]
    [At("2x3x4")]
    public static Tensor<double> KeepingAxes(Tensor<double> x) => x - x.Mean(2, keepDims: true) + x / (Square(x).Sum([0, 2], keepDims: true) + 1);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5x3")]
    public static Tensor<double> Variance(Tensor<double> x)
    {
        var centred = x - x.Mean(0);
        return Square(centred).Mean(0).Sum();
    }

    public static Tensor<double> VarianceGradient(Tensor<double> x) => 2.0 / 5 * (x - x.Mean(0));

    /// <summary>Layer normalization: the mean and the variance depend on every element of a row.</summary>
    [Differentiable(Vjp | Jvp)]
    [At("3x4", "4", "4")]
    public static Tensor<double> LayerNorm(Tensor<double> x, Tensor<double> gain, Tensor<double> bias)
    {
        var centred = x - x.Mean(1, keepDims: true);
        var variance = Square(centred).Mean(1, keepDims: true);
        return centred / Sqrt(variance + 1e-5) * gain + bias;
    }

    /// <summary>A number leaves the world of tensors.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x3", 0.5)]
    public static double ToNumber(Tensor<double> x, double y) => Square(x).Sum().Item() * y;

    public static (Tensor<double>, double) ToNumberGradient(Tensor<double> x, double y) => (2 * y * x, Square(x).Sum().Item());
}
