using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Loops that run at least once.</summary>
public static partial class DoLoops
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 4), At(1.3, 1), At(1.3, 0)]
    public static double AtLeastOnce(double x, int n)
    {
        double p = 1;
        do
        {
            p *= x;
            n--;
        }
        while (n > 0);
        return p;
    }

    public static double AtLeastOnceGradient(double x, int n)
    {
        int power = Math.Max(n, 1);
        return power * Math.Pow(x, power - 1);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0), At(0.3), At(40.0)]
    public static double NewtonCubeRoot(double a)
    {
        double y = a > 1 ? a : 1, step;
        do
        {
            step = (y - a / (y * y)) / 3;
            y -= step;
        }
        while (Math.Abs(step) > 1e-9);
        return y;
    }

    public static double NewtonCubeRootGradient(double a) => 1 / (3 * Math.Pow(a, 2.0 / 3));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, 0)]
    public static double DoInFor(double x, int n)
    {
        double f = x;
        for (int i = 0; i < n; i++)
        {
            do
                f = f * 1.5 + 0.1 * x;
            while (f < 2);
            f = Math.Sin(f) + 0.2;
        }

        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 6), At(0.7, 1), At(2.7, 6)]
    public static double WithJumps(double x, int n)
    {
        double f = x;
        int i = 0;
        do
        {
            i++;
            if (i == 2)
                continue;
            f = f * x + 0.5;
            if (f > 4)
                break;
            f = Math.Cos(f) + i;
        }
        while (i < n);
        return f * x;
    }

    /// <summary>What only decides when to stop has no cotangent, and nothing is kept for it.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0, 0.5), At(30.0, -1.5)]
    public static double UntilSettled(double a, double start)
    {
        double x = start, change;
        do
        {
            double next = 0.5 * (Math.Cos(x) + a / 40);
            change = Math.Max(Math.Abs(next - x), 0);
            x = next;
        }
        while (change > 1e-9);
        return x * a;
    }
}
