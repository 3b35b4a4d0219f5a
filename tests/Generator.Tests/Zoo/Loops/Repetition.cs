using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>One statement again and again, with the sums and products that come out in closed form.</summary>
public static partial class Repetition
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 0), At(1.5, 1), At(-1.5, 2), At(0.75, 7), At(0.0, 3)]
    public static double Power(double x, int n)
    {
        double p = 1;
        for (int i = 0; i < n; i++)
            p *= x;
        return p;
    }

    public static double PowerGradient(double x, int n) => n == 0 ? 0 : n * Math.Pow(x, n - 1);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 4), At(0.9, 1), At(0.9, 0)]
    public static double SquareAgain(double x, int n)
    {
        for (int i = 0; i < n; i++)
            x *= x;
        return x;
    }

    public static double SquareAgainGradient(double x, int n) => Math.Pow(2, n) * Math.Pow(x, Math.Pow(2, n) - 1);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0, 0.5, 6), At(2.0, 0.5, 1), At(2.0, 0.5, 0)]
    public static double Geometric(double a, double r, int n)
    {
        double sum = 0, term = a;
        for (int i = 0; i < n; i++)
        {
            sum += term;
            term *= r;
        }

        return sum;
    }

    public static (double, double) GeometricGradient(double a, double r, int n) => (
        (1 - Math.Pow(r, n)) / (1 - r),
        a * (1 - Math.Pow(r, n) - n * Math.Pow(r, n - 1) * (1 - r)) / ((1 - r) * (1 - r)));

    /// <summary>Linear in everything, so that no step needs anything of the forward pass.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0, 0.5, 6), At(2.0, 0.5, 1), At(2.0, 0.5, 0)]
    public static double Arithmetic(double x, double step, int n)
    {
        for (int i = 0; i < n; i++)
            x += 3 * step;
        return x;
    }

    public static (double, double) ArithmeticGradient(double x, double step, int n) => (1, 3 * n);

    /// <summary>1 + x (1 + x (1 + ...)), with a growing coefficient.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 5), At(-0.7, 1), At(0.7, 0)]
    public static double Horner(double x, int degree)
    {
        double value = 0;
        for (int i = degree; i >= 0; i--)
            value = value * x + (i + 1);
        return value;
    }

    public static double HornerGradient(double x, int degree)
    {
        double gradient = 0;
        for (int i = 1; i <= degree; i++)
            gradient += (i + 1) * i * Math.Pow(x, i - 1);
        return gradient;
    }

    /// <summary>The Taylor series of the exponential function.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 25), At(-1.5, 30)]
    public static double Exponential(double x, int n)
    {
        double sum = 1, term = 1;
        for (int i = 1; i <= n; i++)
        {
            term = term * x / i;
            sum += term;
        }

        return sum;
    }

    public static double ExponentialGradient(double x, int n) => Math.Exp(x);

    /// <summary>x / (1 + x / (1 + ... )): each step divides by the one before.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 2), At(0.7, 1), At(0.7, 0), At(2.0, 9)]
    public static double ContinuedFraction(double x, int n)
    {
        double f = x;
        for (int i = 0; i < n; i++)
            f = x / (1 + f);
        return f;
    }

    /// <summary>The loop stands after and before other statements that need its values.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3, 3), At(0.7, 1.3, 0)]
    public static double InTheMiddle(double x, double y, int n)
    {
        double a = Math.Sin(x) * y;
        double b = a * a;
        for (int i = 0; i < n; i++)
            b = Math.Sin(b) + a;
        double c = b * a;
        return c * Math.Exp(b);
    }
}
