using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>At a kink the convention is PyTorch's.</summary>
public static partial class Kinks
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5), At(-0.5)]
    [AtKink(0.0)]
    public static double Absolute(double x) => Math.Abs(x) * 3;

    public static double AbsoluteGradient(double x) => 3 * Math.Sign(x);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 0.5), At(-0.5, 2.0)]
    [AtKink(0.7, 0.7)]
    public static double Larger(double x, double y) => Math.Max(x, y) * x;

    public static (double, double) LargerGradient(double x, double y) =>
        x == y ? (1.5 * x, 0.5 * x) : x > y ? (2 * x, 0) : (y, x);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 0.5), At(-0.5, 2.0)]
    [AtKink(0.7, 0.7)]
    public static double Smaller(double x, double y) => 2 * Math.Min(x, y);

    public static (double, double) SmallerGradient(double x, double y) => x == y ? (1, 1) : x < y ? (2, 0) : (0, 2);

    /// <summary>Against a constant the whole gradient passes at equality.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5), At(-0.5)]
    [AtKink(0.0)]
    public static double MaxOfConstant(double x) => Math.Max(x, 0) + Math.Max(0, 2 * x);

    public static double MaxOfConstantGradient(double x) => x >= 0 ? 3 : 0;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5), At(-2.5), At(3.0)]
    [AtKink(-1.0), AtKink(1.0)]
    public static double Clamped(double x) => Math.Clamp(x, -1, 1) * 5;

    public static double ClampedGradient(double x) => x >= -1 && x <= 1 ? 5 : 0;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5, -1.0, 1.0), At(-2.5, -1.0, 1.0), At(3.0, -1.0, 1.0)]
    public static double ClampedBetween(double x, double low, double high) => Math.Clamp(x, low, high) * 5;

    public static (double, double, double) ClampedBetweenGradient(double x, double low, double high) =>
        x < low ? (0, 5, 0) : x > high ? (0, 0, 5) : (5, 0, 0);

    /// <summary>The other side of the tie is inactive, but no constant: the halves stay.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 0.5), At(-0.5, 2.0)]
    [AtKink(0.7, 0.7)]
    public static double MaxOfInactive(double x, [NoGrad] double limit) => Math.Max(x, limit);

    public static double MaxOfInactiveGradient(double x, double limit) => x == limit ? 0.5 : x > limit ? 1 : 0;
}
