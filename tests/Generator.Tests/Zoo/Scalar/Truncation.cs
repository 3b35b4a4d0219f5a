using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Piecewise constant: the derivative is zero wherever it exists.</summary>
public static partial class Truncation
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.7), At(-1.3)]
    public static double Rounded(double x) =>
        x * Math.Floor(x) + x * Math.Round(x) + x * Math.Ceiling(x) + x * Math.Truncate(x) + x * Math.Sign(x);

    public static double RoundedGradient(double x) =>
        Math.Floor(x) + Math.Round(x) + Math.Ceiling(x) + Math.Truncate(x) + Math.Sign(x);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.73), At(-1.31)]
    public static double ToInteger(double x)
    {
        int whole = (int)x;
        return x * whole + (long)(x * 10);
    }

    public static double ToIntegerGradient(double x) => (int)x;
}
