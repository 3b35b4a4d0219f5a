using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Checks that throw, before and in loops.</summary>
public static partial class LoopGuards
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 5), At(0.9, 0)]
    public static double CheckedArguments(double x, int n)
    {
        if (n < 0)
            throw new ArgumentOutOfRangeException(nameof(n));
        double f = x;
        for (int i = 0; i < n; i++)
            f = Math.Sin(f) * x;
        return f;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9, 5), At(0.9, 0)]
    public static double CheckedSteps(double x, int n)
    {
        double f = x;
        for (int i = 0; i < n; i++)
        {
            if (double.IsNaN(f))
                throw new InvalidOperationException("It diverged.");
            f = Math.Sin(f) * x + i;
        }

        return f;
    }
}
