using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Iterations that end early, and loops that do.</summary>
public static partial class Jumps
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 20), At(1.3, 2), At(1.3, 0), At(12.0, 5)]
    public static double Break(double x, int n)
    {
        double p = 1;
        for (int i = 0; i < n; i++)
        {
            if (p > 5)
                break;
            p *= x;
        }

        return p * x;
    }

    public static double BreakGradient(double x, int n)
    {
        int power = 1;
        for (int i = 0; i < n && Math.Pow(x, i) <= 5; i++)
            power++;
        return power * Math.Pow(x, power - 1);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.8, 7), At(0.8, 1), At(0.8, 0)]
    public static double Continue(double x, int n)
    {
        double f = x;
        for (int i = 0; i < n; i++)
        {
            if (i % 3 == 1)
                continue;
            f = Math.Sin(f) * x + i;
        }

        return f;
    }

    /// <summary>Both in one loop, with statements before, between and after them.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.8, 9), At(1.6, 9), At(0.8, 1), At(0.8, 0)]
    public static double Both(double x, int n)
    {
        double f = x, g = 1;
        for (int i = 0; i < n; i++)
        {
            double h = f * g;
            if (h > 3)
                break;
            g = g + h * x;
            if (i % 2 == 0)
            {
                f = f * 1.1;
                continue;
            }

            f = Math.Cos(f) + h;
            g *= 0.5;
        }

        return f * g;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.8), At(3.0)]
    public static double BreakOutOfWhile(double x)
    {
        double f = x;
        while (true)
        {
            f = f * 0.7 + 0.1;
            if (f < 0.6)
                break;
            f = f * f * 0.2 + 0.2 * x;
        }

        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.8, 4), At(0.8, 1), At(0.8, 0)]
    public static double BreakOfInner(double x, int n)
    {
        double f = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                if (j > i)
                    break;
                f = f * x + j;
            }

            f = Math.Sin(f);
        }

        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.8, 5), At(0.8, 1), At(0.8, 0)]
    public static double BreakDeepInside(double x, int n)
    {
        double f = x;
        for (int i = n; i > 0; i--)
        {
            if (i < 4)
            {
                f = f * f + x;
                if (f > 1.5)
                {
                    f = Math.Sqrt(f);
                    break;
                }
                else
                {
                    f += 0.3;
                }
            }

            f *= x + i;
        }

        return f * x;
    }

    /// <summary>What comes behind the jump needs a value that the jump overwrote.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.8, 0.3, 5), At(0.8, 2.3, 5), At(0.8, 0.3, 0)]
    public static double Search(double x, double target, int n)
    {
        double best = 100, y = x;
        for (int i = 0; i < n; i++)
        {
            double distance = (y - target) * (y - target);
            if (distance >= best)
                continue;
            best = distance;
            if (best < 0.01)
                break;
            y = Math.Sin(y) * 0.8 + x * 0.1;
        }

        return best * y;
    }
}
