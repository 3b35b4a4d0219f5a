using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Loops whose number of iterations is not known before they end.</summary>
public static partial class WhileLoops
{
    /// <summary>Where the iteration has converged, so has its derivative.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0), At(0.3), At(1.5), At(40.0)]
    public static double NewtonSqrt(double a)
    {
        double y = a, step = 1;
        while (Math.Abs(step) > 1e-9)
        {
            step = (y - a / y) / 2;
            y -= step;
        }

        return y;
    }

    public static double NewtonSqrtGradient(double a) => 0.5 / Math.Sqrt(a);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.1), At(6.0), At(12.0)]
    public static double DoubleUntil(double x)
    {
        double y = x;
        while (y < 10)
            y = 2 * y;
        return y * x;
    }

    public static double DoubleUntilGradient(double x)
    {
        double factor = 1;
        while (factor * x < 10)
            factor *= 2;
        return 2 * factor * x;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 4), At(1.3, 1), At(1.3, 0)]
    public static double CountDown(double x, int n)
    {
        double f = x;
        while (n > 0)
        {
            f = Math.Sin(f) * x + n;
            n--;
        }

        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 4), At(1.3, 1), At(1.3, 0)]
    public static double CountUp(double x, int n)
    {
        double f = x;
        int i = 0;
        while (i < n)
        {
            i++;
            f = Math.Sin(f) * x + i;
        }

        return f * i;
    }

    /// <summary>Binary powers: the counter is halved.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 10), At(1.3, 7), At(-1.3, 1), At(1.3, 0)]
    public static double FastPower(double x, int n)
    {
        double result = 1;
        while (n > 0)
        {
            if (n % 2 == 1)
                result *= x;
            x *= x;
            n /= 2;
        }

        return result;
    }

    public static double FastPowerGradient(double x, int n) => n == 0 ? 0 : n * Math.Pow(x, n - 1);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.6, 20), At(0.6, 3), At(0.6, 0)]
    public static double TwoConditions(double x, int limit)
    {
        double term = 1, sum = 0;
        int i = 0;
        while (i < limit && term > 0.05)
        {
            sum += term;
            term *= x;
            i++;
        }

        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 2.5), At(0.9, 0.5)]
    public static double WhileInWhile(double x, double y)
    {
        double f = x;
        while (f < y)
        {
            double g = f;
            while (g < 1.5)
                g = g * 1.2 + 0.1 * x;
            f += g * x;
        }

        return f;
    }

    /// <summary>A counter is run backwards from where it ended, whether it is read before or after it is changed.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 7), At(0.7, 0), At(0.7, 1)]
    public static double Strides(double x, int n)
    {
        double y = x;
        int i = 0;
        while (y < 50 && i < n)
        {
            y = Math.Sin(y) + i * x;
            i += 2;
            y += 0.1 * y * i;
        }

        return y * i;
    }

    /// <summary>A counter of an inner loop that goes on where it was.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 4), At(0.3, 9)]
    public static double GoesOn(double x, int k)
    {
        double s = x;
        for (int i = 0; i < 3; i++)
        {
            while (s < 2 * i + 1.5)
            {
                s += x * s / (k * k + 1) + 0.5;
                k--;
            }
        }

        return s * k;
    }
}
