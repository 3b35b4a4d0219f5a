using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Methods that return from inside a loop.</summary>
public static partial class Returns
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 20), At(1.3, 2), At(1.3, 0), At(12.0, 5)]
    public static double WhenLarge(double x, int n)
    {
        double p = 1;
        for (int i = 0; i < n; i++)
        {
            if (p > 5)
                return p * p;
            p *= x;
        }

        return p * x;
    }

    /// <summary>Whatever comes behind the return is not evaluated: the root would be NaN.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9), At(0.4), At(2.1)]
    public static double Newton(double a)
    {
        double y = 1;
        while (true)
        {
            double next = 0.5 * (y + a / y);
            if (Math.Abs(next - y) < 1e-12)
                return next;
            y = next;
        }
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.8, 4), At(1.4, 4), At(0.8, 1), At(0.8, 0)]
    public static double FromInner(double x, int n)
    {
        double f = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                f = f * x + j;
                if (f > 6)
                    return Math.Sin(f) * i;
            }

            f = Math.Cos(f) + x;
        }

        return f * f;
    }

    /// <summary>All the jumps in one loop, and a return behind it.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.8, 9), At(1.6, 9), At(2.5, 9), At(0.8, 1), At(0.8, 0)]
    public static double Everything(double x, int n)
    {
        double f = x, g = 1;
        for (int i = 0; i < n; i++)
        {
            double h = f * g;
            if (h > 8)
                return h * x;
            if (h > 3)
                break;
            g = g + h * x;
            if (i % 2 == 0)
            {
                f = f * 1.1;
                continue;
            }

            if (g > 4)
            {
                if (f < 1)
                    return g / x;
                g = Math.Sqrt(g);
            }
            else
            {
                g *= 0.5;
            }

            f = Math.Cos(f) + h;
        }

        if (f > 1.5)
            return f;
        return f * g;
    }

    /// <summary>The helper returns from its loop, and is called in a loop.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.8, 0.3, 5), At(0.8, 2.3, 5), At(0.8, 0.3, 0)]
    public static double InHelper(double x, double y, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            double t = FirstAbove(x, y + i, 4);
            if (t < 0)
                return t * s;
            s += t * t;
        }

        return s + FirstAbove(y, x, n);
    }

    private static double FirstAbove(double x, double limit, int n)
    {
        double p = x;
        for (int i = 0; i < n; i++)
        {
            p = p * 1.5 + 0.1 * x * i;
            if (p > limit)
                return p;
        }

        return limit < 0.5 ? limit - p : p * limit;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3), At(1.7)]
    public static double FromDo(double x)
    {
        double y;
        int i = 0;
        do
        {
            y = x * ++i;
            if (y > 3)
                return y * y;
            if (i == 2)
                continue;
            y = Math.Sin(y);
        }
        while (i < 5 && y < 0.95);
        return y + x;
    }

    /// <summary>Both sides of a branch in a loop return.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.8, 3), At(1.8, 3), At(0.8, 0)]
    public static double InBothBranches(double x, int n)
    {
        for (int i = 1; i < n; i++)
        {
            x = x * x + 0.1;
            if (i == 2)
            {
                if (x > 1)
                    return Math.Log(x);
                else
                    return Math.Exp(x);
            }
        }

        return x;
    }
}
