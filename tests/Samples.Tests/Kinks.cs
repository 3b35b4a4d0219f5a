using static AutoDiffGen.TensorMath;

namespace AutoDiffGen.Samples.Tests;

#pragma warning disable ADG0020, ADG0021, ADG0022 // Derivatives that are zero everywhere are part of the table.

/// <summary>One function for each line of docs/kinks.md.</summary>
internal static partial class Kinks
{
    private const double Three = 3;

    [Differentiable]
    public static double Abs(double x) => Math.Abs(x);

    [Differentiable]
    public static double MaxLiteral(double x) => Math.Max(x, 3);

    [Differentiable]
    public static double MinConstant(double x) => Math.Min(Three, x);

    [Differentiable]
    public static double Max(double x, double y) => Math.Max(x, y);

    [Differentiable]
    public static double MaxVariable(double x, [NoGrad] double y) => Math.Max(x, y);

    [Differentiable]
    public static double Min(double x, double y) => Math.Min(x, y);

    [Differentiable]
    public static double ClampConstant(double x) => Math.Clamp(x, -1, 1);

    [Differentiable]
    public static double Clamp(double x, double min, double max) => Math.Clamp(x, min, max);

    [Differentiable]
    public static double Sqrt(double x) => Math.Sqrt(x);

    [Differentiable]
    public static double Pow(double x, double y) => Math.Pow(x, y);

    [Differentiable]
    public static double Hypot(double x, double y) => double.Hypot(x, y);

    [Differentiable]
    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    [Differentiable]
    public static double CopySign(double x, double y) => Math.CopySign(x, y);

    [Differentiable]
    public static double Floor(double x) => x + Math.Floor(x);

    [Differentiable]
    public static double Truncated(double x) => x + (int)x;

    [Differentiable]
    public static Tensor<double> ReluSum(Tensor<double> x) => Relu(x).Sum();

    [Differentiable]
    public static Tensor<double> TensorAbs(Tensor<double> x) => TensorMath.Abs(x).Sum();

    [Differentiable]
    public static Tensor<double> TensorMaxLiteral(Tensor<double> x) => TensorMath.Max(x, 3).Sum();

    [Differentiable]
    public static Tensor<double> TensorMax(Tensor<double> x, Tensor<double> y) => TensorMath.Max(x, y).Sum();

    [Differentiable]
    public static Tensor<double> TensorClamp(Tensor<double> x) => TensorMath.Clamp(x, -1, 1).Sum();

    [Differentiable]
    public static Tensor<double> Largest(Tensor<double> x) => x.Max();

    [Differentiable]
    public static Tensor<double> GuardedSqrt(Tensor<double> x) => Where(x > 0, TensorMath.Sqrt(x), 0).Sum();
}
