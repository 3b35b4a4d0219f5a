using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Paths that throw give nothing to the derivative.</summary>
public static partial class Throws
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5), At(2.5)]
    public static double InElse(double x)
    {
        double y;
        if (x < 1)
            y = x * x;
        else if (x < 3)
            y = Math.Sin(x);
        else
            throw new ArgumentOutOfRangeException(nameof(x), x, "must be less than 3");
        return y * x;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5), At(2.5)]
    public static double AfterOtherStatements(double x)
    {
        if (x < 0)
        {
            double y = x * 3;
            y += 1;
            throw new ArgumentException("got " + y);
        }

        return Math.Sqrt(x);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5, 3), At(2.5, 0)]
    public static double AtTheEnd(double x, int n)
    {
        for (int i = 0; i <= n; i++)
        {
            if (i == n)
                return x;
            x = x * 0.5 + 1;
        }

        throw new ArgumentOutOfRangeException(nameof(n));
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5), At(2.5)]
    public static double InExpression(double x) =>
        x > 0 ? Math.Log(x) * x : throw new ArgumentOutOfRangeException(nameof(x));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5), At(2.5)]
    public static double InCondition(double x)
    {
        double y = 2 * x + (x < 0 ? throw new ArgumentException("negative") : Math.Sqrt(x));
        return y * y;
    }
}
