using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Single precision throughout: no literal or function of the gradient may widen to double by accident.</summary>
public static partial class MathFFunctions
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3f), At(-0.8f)]
    public static float Circular(float x) => MathF.Sin(x) + MathF.Cos(2 * x) + MathF.Tan(x) + MathF.Atan(x) + MathF.Asin(x) - MathF.Acos(x);

    public static float CircularGradient(float x) => (float)(Math.Cos(x) - 2 * Math.Sin(2 * x)
        + 1 / Math.Pow(Math.Cos(x), 2) + 1 / (1 + x * (double)x) + 2 / Math.Sqrt(1 - x * (double)x));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3f), At(1.8f)]
    public static float Exponential(float x) =>
        MathF.Exp(x) + MathF.Log(x) + MathF.Log2(x) + MathF.Log10(x) + MathF.Sqrt(x) + MathF.Cbrt(x) + MathF.Pow(x, 1.5f);

    public static float ExponentialGradient(float x) => (float)(Math.Exp(x) + (1 + 1 / Math.Log(2) + 1 / Math.Log(10)) / x
        + 0.5 / Math.Sqrt(x) + 1 / (3 * Math.Cbrt(x * (double)x)) + 1.5 * Math.Sqrt(x));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3f), At(-0.8f)]
    public static float HyperbolicAll(float x) => MathF.Sinh(x) + MathF.Cosh(x) + MathF.Tanh(x) + MathF.Asinh(x) + MathF.Atanh(x);

    public static float HyperbolicAllGradient(float x) => (float)(Math.Cosh(x) + Math.Sinh(x) + 1 / Math.Pow(Math.Cosh(x), 2)
        + 1 / Math.Sqrt(1 + x * (double)x) + 1 / (1 - x * (double)x));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3f, 1.5f), At(-0.8f, 2f)]
    public static float Others(float x, float y) => MathF.Max(x, y) + MathF.Min(x, 0) + MathF.Abs(x) + MathF.FusedMultiplyAdd(x, y, x)
        + MathF.Atan2(x, y) + float.Hypot(x, y) + MathF.PI * x;

    public static (float, float) OthersGradient(float x, float y)
    {
        double square = x * (double)x + y * (double)y;
        return (
            (float)((x > y ? 1 : 0) + (x <= 0 ? 1 : 0) + Math.Sign(x) + y + 1 + y / square + x / Math.Sqrt(square) + Math.PI),
            (float)((x > y ? 0 : 1) + x - x / square + y / Math.Sqrt(square)));
    }
}
