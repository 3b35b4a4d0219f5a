using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Branches in loops, and loops in branches.</summary>
public static partial class LoopBranches
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 5), At(0.9, 1), At(0.9, 0)]
    public static double ByCounter(double x, int n)
    {
        double f = x;
        for (int i = 0; i < n; i++)
        {
            if (i % 2 == 0)
                f = Math.Sin(f);
            else
                f = f * f + x;
        }

        return f;
    }

    /// <summary>The branch depends on what the loop computes, and its condition is overwritten in it.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 7), At(3.3, 7), At(0.7, 1), At(0.7, 0)]
    public static double ByValue(double x, int n)
    {
        double f = x;
        for (int i = 0; i < n; i++)
        {
            if (f > 1)
            {
                f = f * f / 4;
            }
            else
            {
                double g = f + 0.6;
                f = g * x;
            }
        }

        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 5), At(0.9, 1), At(0.9, 0)]
    public static double IfOnly(double x, int n)
    {
        double f = x, kept = 1;
        for (int i = 0; i < n; i++)
        {
            f *= x;
            if (i == 2)
                kept = f * f;
        }

        return f + kept;
    }

    public static double IfOnlyGradient(double x, int n) => (n + 1) * Math.Pow(x, n) + (n > 2 ? 8 * Math.Pow(x, 7) : 0);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 5), At(0.9, 1), At(0.9, 0), At(-0.9, 5)]
    public static double Conditional(double x, int n)
    {
        double f = x;
        for (int i = 0; i < n; i++)
            f = f > 0.5 ? f * f : Math.Cos(f) + x;
        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 5, true), At(0.9, 5, false), At(0.9, 0, true), At(0.9, 0, false)]
    public static double LoopInBranch(double x, int n, bool wanted)
    {
        double f = x;
        if (wanted)
        {
            for (int i = 0; i < n; i++)
                f = f * f + x;
        }

        return f * f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 3, true), At(0.9, 3, false), At(0.9, 0, true), At(0.9, 0, false)]
    public static double LoopInBothBranches(double x, int n, bool wanted)
    {
        double f = x, g = 1;
        if (wanted)
        {
            for (int i = 0; i < n; i++)
                f = f * f + x;
        }
        else
        {
            g = x * x;
            for (int i = n; i > 0; i--)
            {
                double t = Math.Sin(f);
                f = t * i + g;
            }
        }

        return f * g;
    }

    /// <summary>A return on some paths, and the loop on the others.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 3), At(0.9, 0), At(-0.9, 3)]
    public static double AfterEarlyReturn(double x, int n)
    {
        if (x < 0)
            return x * x * x;
        double f = x;
        for (int i = 0; i < n; i++)
            f = Math.Sin(f) * x;
        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 6), At(0.9, 1), At(0.9, 0)]
    public static double LoopInBranchInLoop(double x, int n)
    {
        double f = x;
        for (int i = 0; i < n; i++)
        {
            if (f < 1)
            {
                double g = f;
                for (int j = 0; j < i; j++)
                    g = g * x + 0.5;
                f = g * f + 0.7;
            }
            else
            {
                f = Math.Sqrt(f) - 0.5;
            }
        }

        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 1.2, 4), At(0.9, 1.2, 0)]
    public static double NestedBranches(double x, double y, int n)
    {
        double a = x, b = y;
        for (int i = 0; i < n; i++)
        {
            if (a < b)
            {
                double c = a * b;
                if (i > 0)
                {
                    a = c * c + b;
                }
                else
                {
                    b = c - Math.Sin(a);
                    c = b;
                }

                b += c;
            }
            else
            {
                a = a / (1 + b * b);
            }
        }

        return a * b;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 7)]
    public static double TestedAgain(double x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            x = Math.Sin(x) * 1.1 + 0.1;
            double share = x * 0.1 + 0.1 * x;
            if (x * 0.1 * 3 + share + share > 0.5)
                sum += x * x;
            else
                sum -= x;
        }

        return sum;
    }
}
