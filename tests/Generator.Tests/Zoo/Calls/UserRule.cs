using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>An operation of the user's own, with its derivatives beside it.</summary>
public static class Primitives
{
    /// <summary>The normal distribution function, by a series that nobody wants to differentiate.</summary>
    [Derivative(nameof(x), "grad * Primitives.Density(x)", Kind = DerivativeKind.Elementwise)]
    public static double Normal(double x)
    {
        double sum = x, term = x;
        for (int i = 1; i < 60; i++)
        {
            term *= x * x / (2 * i + 1);
            sum += term;
        }

        return 0.5 + Density(x) * sum;
    }

    [Derivative(nameof(x), "-grad * x * result", Kind = DerivativeKind.Elementwise)]
    public static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    [Derivative(nameof(a), "grad * b", Kind = DerivativeKind.Linear)]
    [Derivative(nameof(b), "grad * a", Kind = DerivativeKind.General)]
    [Jvp(nameof(b), "tangent * a")]
    public static double Times(double a, double b)
    {
        double product = 0;
        product += a * b;
        return product;
    }
}

public static partial class UserRule
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.4), At(-1.3)]
    public static double Probability(double x) => Primitives.Normal(2 * x);

    public static double ProbabilityGradient(double x) => 2 * Math.Exp(-2 * x * x) / Math.Sqrt(2 * Math.PI);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.4, 0.9)]
    public static double Product(double x, double y) => Primitives.Times(x * x, y) + Primitives.Density(y);

    public static (double, double) ProductGradient(double x, double y) =>
        (2 * x * y, x * x - y * Math.Exp(-y * y / 2) / Math.Sqrt(2 * Math.PI));
}
