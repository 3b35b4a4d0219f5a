using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Loops in loops, and loops after loops.</summary>
public static partial class NestedLoops
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 3, 4), At(0.9, 1, 1), At(0.9, 0, 4), At(0.9, 3, 0)]
    public static double Rectangle(double x, int n, int m)
    {
        double f = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
                f = f * x + i * j;
        }

        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 4), At(0.9, 1), At(0.9, 0)]
    public static double Triangle(double x, int n)
    {
        double product = 1;
        for (int i = 0; i < n; i++)
        {
            for (int j = i; j < n; j++)
                product *= x;
        }

        return product;
    }

    public static double TriangleGradient(double x, int n)
    {
        int power = n * (n + 1) / 2;
        return power == 0 ? 0 : power * Math.Pow(x, power - 1);
    }

    /// <summary>The inner loop starts anew each time, and the outer one uses what it leaves.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 1.1, 4), At(0.9, 1.1, 1), At(0.9, 1.1, 0)]
    public static double SumOfPowers(double x, double y, int n)
    {
        double sum = 0;
        for (int i = 1; i <= n; i++)
        {
            double p = y;
            for (int j = 0; j < i; j++)
                p *= x;
            sum += p * p;
        }

        return sum;
    }

    public static (double, double) SumOfPowersGradient(double x, double y, int n)
    {
        double gradX = 0, gradY = 0;
        for (int i = 1; i <= n; i++)
        {
            gradX += 2 * i * y * y * Math.Pow(x, 2 * i - 1);
            gradY += 2 * y * Math.Pow(x, 2 * i);
        }

        return (gradX, gradY);
    }

    /// <summary>Values of the outer body, before and after the inner loop, are needed in the inner one.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 1.1, 3), At(0.9, 1.1, 1), At(0.9, 1.1, 0)]
    public static double Interleaved(double x, double y, int n)
    {
        double total = y;
        for (int i = 0; i < n; i++)
        {
            double scale = Math.Sin(total);
            double inner = x;
            for (int j = 0; j < 2; j++)
                inner = inner * scale + Math.Cos(inner);
            total = total * inner + scale;
        }

        return total;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 2), At(0.9, 1), At(0.9, 0)]
    public static double ThreeLevels(double x, int n)
    {
        double f = x;
        for (int i = 0; i < n; i++)
        {
            f = Math.Sin(f);
            for (int j = 0; j <= i; j++)
            {
                double g = f * x;
                for (int k = j; k < n; k++)
                    g = Math.Cos(g) + k * x;
                f += g * f;
            }
        }

        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 3, 2), At(0.9, 0, 2), At(0.9, 2, 0), At(0.9, 0, 0)]
    public static double OneAfterTheOther(double x, int n, int m)
    {
        double f = x;
        for (int i = 0; i < n; i++)
            f = Math.Sin(f) + x;
        double g = f;
        for (int i = 0; i < m; i++)
            g = Math.Cos(g) * f;
        return f * g;
    }

    /// <summary>The names in sibling scopes are the same; their types are not.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 3), At(0.9, 1), At(0.9, 0)]
    public static double SameNames(double x, int n)
    {
        double f = x;
        for (int i = 0; i < n; i++)
        {
            double t = f * f;
            f = Math.Sin(t) * t;
        }

        for (int i = 0; i < n; i++)
        {
            double t = f + x;
            double s = t * i;
            f = Math.Cos(s * t);
        }

        for (long i = n; i > 0; i--)
        {
            float t = (float)i / 2;
            f *= x + t;
        }

        return f;
    }

    /// <summary>The inner bound is computed in the outer body.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 4), At(0.9, 1), At(0.9, 0)]
    public static double InnerBoundComputed(double x, int n)
    {
        double f = x;
        int bound = 1;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < bound; j++)
                f = f * x + j;
            bound = (bound * 2) % 5;
        }

        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(5.0, 3), At(5.0, 1), At(5.0, 0)]
    public static double WhileInFor(double x, int n)
    {
        double f = x;
        for (int i = 0; i < n; i++)
        {
            while (f > 1)
                f = f / 2 + 0.3;
            f = f * x + i;
        }

        return f;
    }
}
