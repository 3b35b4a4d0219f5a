using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Loops in helpers, and helpers in loops.</summary>
public static partial class LoopHelpers
{
    private static double Power(double x, int n)
    {
        double p = 1;
        for (int i = 0; i < n; i++)
            p *= x;
        return p;
    }

    private static double Mix(double a, double b)
    {
        double c = a * b;
        return c * c + Math.Sin(a);
    }

    private static double Guarded(double x)
    {
        if (x > 1)
            return Math.Sqrt(x);
        return x * x;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.2, 0.8, 3, 2), At(1.2, 0.8, 0, 1), At(1.2, 0.8, 1, 0)]
    public static double CalledTwice(double x, double y, int n, int m) => Power(x, n) * Power(x * y, m);

    public static (double, double) CalledTwiceGradient(double x, double y, int n, int m) => (
        (n + m) * Math.Pow(x, n + m - 1) * Math.Pow(y, m),
        m * Math.Pow(x, n + m) * Math.Pow(y, m - 1));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.2, 0.8, 3), At(1.2, 0.8, 1), At(1.2, 0.8, 0)]
    public static double CalledInLoop(double x, double y, int n)
    {
        double a = x;
        for (int i = 0; i < n; i++)
            a = Mix(a, y) - Mix(y, x);
        return a;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.2, 4), At(0.3, 4), At(1.2, 0)]
    public static double BranchCalledInLoop(double x, int n)
    {
        double a = x;
        for (int i = 0; i < n; i++)
            a = Guarded(a) * x + 0.4 * i;
        return a;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.2, 4), At(1.2, 1), At(1.2, 0)]
    public static double LoopCalledInLoop(double x, int n)
    {
        double sum = 0;
        for (int i = 0; i <= n; i++)
            sum += Power(x, i);
        return sum;
    }

    public static double LoopCalledInLoopGradient(double x, int n)
    {
        double gradient = 0;
        for (int i = 1; i <= n; i++)
            gradient += i * Math.Pow(x, i - 1);
        return gradient;
    }
}
