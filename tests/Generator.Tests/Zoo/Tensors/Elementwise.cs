using AutoDiffGen;
using static AutoDiffGen.Derivatives;
using static AutoDiffGen.TensorMath;

namespace Zoo;

public static partial class Elementwise
{
    [Differentiable(Vjp | Jvp)]
    [At("2x3 in 0.5..2")]
    public static Tensor<double> Chain(Tensor<double> x)
    {
        var a = Exp(-x) + Log(x);
        var b = Sqrt(a * a + 1);
        return Sigmoid(b) * Tanh(x) / Square(x);
    }

    [Differentiable(Vjp | Jvp)]
    [At("2x3 in 0.5..2", "2x3 in 0.5..2"), At("2x3 in 0.5..2", "3 in 0.5..2")]
    public static Tensor<double> Powers(Tensor<double> x, Tensor<double> y) => Pow(x, y) + Pow(x, 3) + Pow(2, y) + Sin(x) * Cos(y);

    /// <summary>The square root is infinitely steep where the other branch is taken.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 = 1 4 -2 0.25")]
    [AtKink("4 = 1 0 -2 0")]
    public static Tensor<double> MaskedRoot(Tensor<double> x) => Where(x > 0, Sqrt(x), 0).Sum();

    public static Tensor<double> MaskedRootGradient(Tensor<double> x) => Where(x > 0, 0.5 / Sqrt(Abs(x)), 0);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 = 1 4 -2 0.25", "4 = 2 3 -5 1"), At("2x2 = 1 4 -2 0.25", "2 = 2 3")]
    [AtKink("2 = 1 2", "2 = 1 0")]
    public static Tensor<double> Extremes(Tensor<double> x, Tensor<double> y) => (3 * Max(x, y) + Min(x, y) * 5 + Abs(x)).Sum();

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5 = -3 -0.5 0.5 2 3")]
    [AtKink("5 = -1 0 1 2 3")]
    public static Tensor<double> Rectified(Tensor<double> x) => (Relu(x) + 2 * Max(x, 0) + 4 * Clamp(x, -1, 1) + Softplus(x)).Sum();

    public static Tensor<double> RectifiedGradient(Tensor<double> x) =>
        Where(x > 0, Tensor.OnesLike(x), 0) + Where(x >= 0, 2 * Tensor.OnesLike(x), 0)
        + Where(And(x >= -1, x <= 1), 4 * Tensor.OnesLike(x), 0) + Sigmoid(x);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x3", 1.5, 0.25f)]
    public static Tensor<float> Scaled(Tensor<float> x, double scale, float shift) => Square(scale * x + shift).Sum();

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x3 in 0.5..2", 1.5)]
    public static Tensor<double> WithScalar(Tensor<double> x, double s) => (x * s + s / x - (s - x) + (x + s) * 2 - x / s).Sum();

    public static (Tensor<double>, double) WithScalarGradient(Tensor<double> x, double s) => (
        s - s / (x * x) + 1 + 2 - 1 / s + 0 * x,
        (x + 1 / x - 1 + 2 + x / (s * s)).Sum().Item());

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x3", 2, true), At("2x3", 3, false)]
    public static Tensor<double> Chosen(Tensor<double> x, int times, bool squared)
    {
        var a = squared ? Square(x) : Exp(x);
        a *= times;
        a += x;
        return a.Sum();
    }
}
