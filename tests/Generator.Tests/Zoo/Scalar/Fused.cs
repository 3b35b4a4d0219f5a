using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class Fused
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, -0.5, 2.0)]
    public static double MultiplyAdd(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c) * a;

    public static (double, double, double) MultiplyAddGradient(double a, double b, double c) => (2 * a * b + c, a * a, a);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 3), At(-2.5, -2)]
    public static double Scaled(double x, int n) => Math.ScaleB(x, n) * x;

    public static double ScaledGradient(double x, int n) => 2 * x * Math.Pow(2, n);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, -0.5), At(-2.5, -0.3), At(0.7, 2.0)]
    public static double Signed(double x, double y) => Math.CopySign(x, y) * x;

    public static (double, double) SignedGradient(double x, double y) => (2 * Math.Abs(x) * Math.Sign(y), 0);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(7.3, 2), At(-7.3, 2), At(7.3, -3)]
    public static double Remainder(double x, int n) => x * (x % n) + x % 2.5;

    public static double RemainderGradient(double x, int n) => x % n + x + 1;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(7.3, 2.0), At(-7.3, 2.0), At(7.3, -2.1)]
    public static double NearestRemainder(double x, double y) => Math.IEEERemainder(x, y) * x;

    public static (double, double) NearestRemainderGradient(double x, double y) =>
        (Math.IEEERemainder(x, y) + x, -Math.Round(x / y) * x);
}
