using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Headers of every kind, and counters that the body computes with.</summary>
public static partial class Counters
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 4), At(1.5, 1), At(1.5, 0)]
    public static double Upward(double x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += x * x * i;
        return sum;
    }

    public static double UpwardGradient(double x, int n) => x * n * (n - 1);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 4), At(1.5, 1), At(1.5, 0), At(1.5, -1)]
    public static double Inclusive(double x, int n)
    {
        double p = 1;
        for (int i = 1; i <= n; i++)
            p *= x / i;
        return p;
    }

    public static double InclusiveGradient(double x, int n)
    {
        double gradient = n < 1 ? 0 : n * Math.Pow(x, n - 1);
        for (int i = 2; i <= n; i++)
            gradient /= i;
        return gradient;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 4), At(1.5, 1), At(1.5, 0)]
    public static double Downward(double x, int n)
    {
        double f = x;
        for (int i = n; i > 0; i--)
            f = f * x + i;
        return f;
    }

    public static double DownwardGradient(double x, int n)
    {
        double gradient = (n + 1) * Math.Pow(x, n);
        for (int i = 2; i <= n; i++)
            gradient += i * (i - 1) * Math.Pow(x, i - 2);
        return gradient;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 3), At(1.5, 0), At(1.5, -1)]
    public static double DownwardInclusive(double x, int n)
    {
        double f = x;
        for (int i = n; i >= 0; i -= 1)
            f *= Math.Sin(x + i);
        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 7), At(1.5, 6), At(1.5, 1), At(1.5, 0)]
    public static double ByTwo(double x, int n)
    {
        double f = 1;
        for (int i = 0; i < n; i += 2)
            f = f * x + i;
        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 7, 3), At(1.5, 6, 3), At(1.5, 0, 2)]
    public static double ByStep(double x, int n, int step)
    {
        double f = 1;
        for (int i = n; i > 0; i -= step)
            f = f * f / (x + i);
        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.1, 40), At(1.1, 1), At(1.1, 0)]
    public static double Doubling(double x, int n)
    {
        double f = x;
        for (int i = 1; i < n; i *= 2)
            f = f * x + 1.0 / i;
        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.1, 3, 2), At(1.1, 0, 0), At(1.1, 1, 0)]
    public static double BoundIsExpression(double x, int n, int m)
    {
        double f = x;
        for (int i = m; i < 2 * n + m - 1; i++)
            f = Math.Sin(f) * x + i;
        return f;
    }

    /// <summary>The bound is written after the loop, and so the backward pass must not read it again.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.1, 3), At(1.1, 0), At(1.1, 1)]
    public static double BoundWrittenAfterwards(double x, int n)
    {
        double f = x;
        for (int i = 0; i < n; i++)
            f = Math.Sin(f) * x;
        n = 100;
        return f * n;
    }

    /// <summary>The bound shrinks while the loop runs.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.1, 7), At(1.1, 1), At(1.1, 0)]
    public static double BoundWrittenInside(double x, int n)
    {
        double f = x;
        for (int i = 0; i < n; i++)
        {
            f = Math.Sin(f) * x + n;
            n--;
        }

        return f * n;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.1, 7), At(1.1, 1), At(1.1, 0)]
    public static double CounterWrittenInside(double x, int n)
    {
        double f = x;
        for (int i = 0; i < n; i++)
        {
            f = Math.Sin(f) * x + i;
            if (i % 3 == 1)
                i++;
        }

        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.1, 5L), At(1.1, 1L), At(1.1, 0L)]
    public static double LongCounter(double x, long n)
    {
        double f = x;
        for (long i = 0; i < n; i++)
            f = Math.Cos(f) * x - i;
        return f;
    }

    /// <summary>The counter lives on after the loop.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.1, 5), At(1.1, 1), At(1.1, 0)]
    public static double CounterOutside(double x, int n)
    {
        double f = x;
        int i;
        for (i = 0; i < n; i++)
            f = Math.Cos(f) * x;
        return f * (i + 1);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.1, 5), At(1.1, 1), At(1.1, 0)]
    public static double TwoCounters(double x, int n)
    {
        double f = x;
        for (int i = 0, j = n; i < j; i++, j--)
            f = Math.Cos(f) * x + i * j;
        return f;
    }

    /// <summary>A counter of floating point, which steps in parts of the argument.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.1, 0.45), At(1.1, -0.2)]
    public static double RealCounter(double x, double end)
    {
        double f = x;
        for (double t = 0; t < end; t += 0.1)
            f = Math.Cos(f) * x + t * end;
        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.1)]
    public static double ConstantBound(double x)
    {
        double f = x;
        for (int i = 0; i < 3; i++)
            f = Math.Cos(f) * x;
        return f;
    }
}
