using System;
using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class Himmelblau
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(3.0, 2.0), At(-2.8, 3.1), At(0.5, -0.5)]
    public static double Valley(double x, double y) =>
        Math.Pow(x * x + y - 11, 2) + Math.Pow(x + y * y - 7, 2);

    public static (double, double) ValleyGradient(double x, double y) => (
        4 * x * (x * x + y - 11) + 2 * (x + y * y - 7),
        2 * (x * x + y - 11) + 4 * y * (x + y * y - 7));

    public static Complex ValleyComplex(Complex x, Complex y)
    {
        var a = x * x + y - 11;
        var b = x + y * y - 7;
        return a * a + b * b;
    }
}
