using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>One local that is overwritten again and again.</summary>
public static partial class Polynomial
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.0), At(1.5), At(-0.7)]
    public static double Horner(double x)
    {
        var p = 2.0;
        p = p * x - 3;
        p = p * x + 0.5;
        p = p * x + 7;
        return p;
    }

    public static double HornerGradient(double x) => 6 * x * x - 6 * x + 0.5;

    public static Complex HornerComplex(Complex x) => ((2 * x - 3) * x + 0.5) * x + 7;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.4, 1.0, -2.0, 0.5)]
    public static double Cubic(double x, double a, double b, double c) => a * x * x * x + b * x * x + c * x;

    public static (double, double, double, double) CubicGradient(double x, double a, double b, double c) =>
        (3 * a * x * x + 2 * b * x + c, x * x * x, x * x, x);
}
