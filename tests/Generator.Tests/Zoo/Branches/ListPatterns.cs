using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>List patterns: lengths and constants decide, and the elements that are bound are active.</summary>
public static partial class ListPatterns
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3, 1), At(0.7, 1.3, 2), At(0.7, 1.3, 3), At(0.7, 1.3, 4)]
    public static double ByLength(double x, double y, int n)
    {
        var a = new double[n];
        for (int i = 0; i < n; i++)
            a[i] = x * i + y;
        switch (a)
        {
            case [var only]:
                return only * only;
            case [var first, var second]:
                return Math.Sin(first) * second;
            case [_, var second, .., var last] when n > 3:
                return second * last;
            default:
                return x;
        }
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3, 0), At(0.7, 1.3, 1), At(-0.7, 1.3, 2)]
    public static double Selected(double x, double y, int n)
    {
        int[] kinds = [n, 2, 3];
        ReadOnlySpan<double> a = [x * y, y, x];
        double scale = kinds is [0, ..] ? x : kinds is [.., 2, _] and [> 1, _, 3] ? y : 1;
        return scale * a switch
        {
            [> 0, var second, _] => second * second,
            [var first, ..] => first * a[2],
            _ => x,
        };
    }

    /// <summary>What a pattern binds stays what it was.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static double BoundBeforeWritten(double x, double y)
    {
        double[] a = [x, y];
        if (a is [var first, _])
        {
            a[0] = y * y;
            x *= first * a[0];
        }

        return a is not [var one, var other] ? 0 : one * other * x;
    }
}
