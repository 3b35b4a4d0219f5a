using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Methods that call themselves, where no derivative flows through: they are called as they are.</summary>
public static partial class InactiveRecursion
{
    /// <summary>The second call is of constants only.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 4), At(0.7, 0)]
    public static double Scaled(double x, int n) => Falling(x, n) * Falling(0.5, 3) + Recursive.Falling(2, n) * x;

    private static double Falling(double x, int n) => n == 0 ? 1 : x * Falling(x - 0.1, n - 1);

    /// <summary>The array is filled with numbers that do not depend on x.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 4), At(0.7, 1)]
    public static double Tabulated(double x, int n)
    {
        var table = new double[n];
        Fill(table, 1, n);
        return table[n - 1] * x * x;
    }

    private static void Fill(double[] table, double step, int n)
    {
        if (n > 0)
        {
            table[n - 1] = step * n;
            Fill(table, step, n - 1);
        }
    }

    /// <summary>What the array held before is gone: its cotangent is, too.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 2), At("3", 3), At("3", 0)]
    public static double Overwritten(double[] x, int n)
    {
        double first = x[0] * x[1];
        Fill(x, 1, n);
        return first + x[0] * x[1] * x[2];
    }

    private static class Recursive
    {
        internal static double Falling(double x, int n) => n <= 0 ? 1 : x * Falling(x - 0.2, n - 1);
    }
}
