using System;
using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class Hyperbolic
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3), At(-1.1), At(0.0)]
    public static double Direct(double x) => Math.Sinh(x) * Math.Cosh(x) + Math.Tanh(2 * x);

    public static double DirectGradient(double x) => Math.Cosh(2 * x) + 2 / (Math.Cosh(2 * x) * Math.Cosh(2 * x));

    public static Complex DirectComplex(Complex x) => Complex.Sinh(x) * Complex.Cosh(x) + Complex.Tanh(2 * x);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.5), At(2.0, -0.7)]
    public static double Inverse(double x, double y) => Math.Asinh(x) * Math.Acosh(x) + Math.Atanh(y);

    public static (double, double) InverseGradient(double x, double y) => (
        Math.Acosh(x) / Math.Sqrt(x * x + 1) + Math.Asinh(x) / Math.Sqrt(x * x - 1),
        1 / (1 - y * y));
}
