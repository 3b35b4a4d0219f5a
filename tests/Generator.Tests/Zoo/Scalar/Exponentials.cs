using System;
using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class Exponentials
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3), At(2.5)]
    public static double Logarithms(double x) => Math.Log(x) + Math.Log2(x) + Math.Log10(3 * x) + Math.Exp(-x * x);

    public static double LogarithmsGradient(double x) =>
        (1 + 1 / Math.Log(2) + 1 / Math.Log(10)) / x - 2 * x * Math.Exp(-x * x);

    public static Complex LogarithmsComplex(Complex x) =>
        Complex.Log(x) * (1 + 1 / Math.Log(2)) + Complex.Log(3 * x) / Math.Log(10) + Complex.Exp(-x * x);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(3.0, 2.0), At(0.5, 7.0)]
    public static double LogToBase(double x, double b) => Math.Log(x, b);

    public static (double, double) LogToBaseGradient(double x, double b) =>
        (1 / (x * Math.Log(b)), -Math.Log(x) / (b * Math.Log(b) * Math.Log(b)));

    public static Complex LogToBaseComplex(Complex x, Complex b) => Complex.Log(x) / Complex.Log(b);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3), At(2.5)]
    public static double Roots(double x) => Math.Sqrt(x) + Math.Cbrt(x) + 1 / Math.Sqrt(1 + x * x);

    public static double RootsGradient(double x) =>
        0.5 / Math.Sqrt(x) + 1 / (3 * Math.Cbrt(x * x)) - x / Math.Pow(1 + x * x, 1.5);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3)]
    [AtKink(0.0)]
    public static double RootAtZero(double x) => Math.Sqrt(x);

    public static double RootAtZeroGradient(double x) => 0.5 / Math.Sqrt(x);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.7, 2.3), At(0.4, -1.5)]
    [AtKink(0.0, 2.0), AtKink(0.0, 1.0), AtKink(-2.0, 0.0), AtKink(0.0, 0.0)]
    public static double Power(double x, double y) => Math.Pow(x, y);

    public static (double, double) PowerGradient(double x, double y) => (
        y == 0 ? 0 : y * Math.Pow(x, y - 1),
        x == 0 && y >= 0 ? 0 : Math.Pow(x, y) * Math.Log(x));

    public static Complex PowerComplex(Complex x, Complex y) => Complex.Exp(y * Complex.Log(x));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.7), At(-0.4)]
    [AtKink(0.0)]
    public static double FixedPowers(double x) => Math.Pow(x, 3) + Math.Pow(2, x) + Math.Pow(x, 0) + Math.Pow(x, 1);

    public static double FixedPowersGradient(double x) => 3 * x * x + Math.Pow(2, x) * Math.Log(2) + 1;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.8), At(-3.0)]
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double SigmoidGradient(double x) => 1 / (2 + Math.Exp(-x) + Math.Exp(x));

    public static Complex SigmoidComplex(Complex x) => 1 / (1 + Complex.Exp(-x));
}
