using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>The functions that the number types carry themselves.</summary>
public static partial class DoubleFunctions
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3), At(-0.4)]
    public static double Powers(double x) => double.Exp2(x) + double.Exp10(x) + double.ExpM1(x) + double.Exp2M1(x) + double.Exp10M1(x);

    public static double PowersGradient(double x) =>
        2 * Math.Pow(2, x) * Math.Log(2) + 2 * Math.Pow(10, x) * Math.Log(10) + Math.Exp(x);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3), At(-0.4)]
    public static double Logarithms(double x) => double.LogP1(x) + double.Log2P1(x) + double.Log10P1(x);

    public static double LogarithmsGradient(double x) => (1 + 1 / Math.Log(2) + 1 / Math.Log(10)) / (1 + x);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3), At(-0.2)]
    public static double Turns(double x) => double.SinPi(x) + 2 * double.CosPi(x) + double.TanPi(x);

    public static double TurnsGradient(double x) => Math.PI
        * (Math.Cos(Math.PI * x) - 2 * Math.Sin(Math.PI * x) + 1 / Math.Pow(Math.Cos(Math.PI * x), 2));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 0.4), At(-0.2, 0.9)]
    public static double InverseTurns(double x, double y) =>
        double.AsinPi(x) + 2 * double.AcosPi(x) + double.AtanPi(x) + double.Atan2Pi(y, x);

    public static (double, double) InverseTurnsGradient(double x, double y) => (
        (-1 / Math.Sqrt(1 - x * x) + 1 / (1 + x * x) - y / (x * x + y * y)) / Math.PI,
        x / (x * x + y * y) / Math.PI);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(3.0, 4.0), At(-0.2, 0.9)]
    [AtKink(0.0, 0.0)]
    public static double Distance(double x, double y) => double.Hypot(x, y);

    public static (double, double) DistanceGradient(double x, double y) =>
        x == 0 && y == 0 ? (0, 0) : (x / Math.Sqrt(x * x + y * y), y / Math.Sqrt(x * x + y * y));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(3.0, 4), At(0.2, 3)]
    public static double Root(double x, int n) => double.RootN(x, n);

    public static double RootGradient(double x, int n) => Math.Pow(x, 1.0 / n - 1) / n;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(3.0, -1.0, 0.3)]
    public static double Mixed(double a, double b, double t) => double.Lerp(a, b, t) + double.DegreesToRadians(a) + double.RadiansToDegrees(b);

    public static (double, double, double) MixedGradient(double a, double b, double t) =>
        (1 - t + Math.PI / 180, t + 180 / Math.PI, b - a);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7), At(0.2)]
    public static double SameAsMath(double x) =>
        double.Sin(x) + double.Exp(x) + double.Log(x) + double.Sqrt(x) + double.Pow(x, 2) + double.Max(x, 0.5) + double.Abs(x);

    public static double SameAsMathGradient(double x) =>
        Math.Cos(x) + Math.Exp(x) + 1 / x + 0.5 / Math.Sqrt(x) + 2 * x + (x > 0.5 ? 1 : 0) + 1;

    /// <summary>What is not a number is left out.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 0.5), At(-0.4, 0.5), AtKink(1.5, double.NaN), AtKink(double.NaN, -1.5)]
    public static double Numbers(double x, double y) => double.MaxNumber(x, y) + 2 * double.MinMagnitudeNumber(x, y);

    public static (double, double) NumbersGradient(double x, double y) => double.IsNaN(y) ? (3, 0)
        : double.IsNaN(x) ? (0, 3)
        : x > y ? (1, 2)
        : (2, 1);

    /// <summary>The sine and the cosine of one angle at once.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 1.2), At(-1.1, 0.4)]
    public static double Both(double x, double y)
    {
        var (sin, cos) = Math.SinCos(x * y);
        var turn = double.SinCosPi(y);
        return sin * cos * cos + turn.SinPi / (2 + turn.CosPi);
    }
}
