using System;
using AutoDiffGen;

namespace Zoo;

/// <summary>Active values that are listed: between brackets, and in the argument list of a <c>params</c> parameter.</summary>
public static partial class ListedElements
{
    [Differentiable(Derivatives.ValueAndGrad | Derivatives.Vjp | Derivatives.Jvp)]
    [At(1.5, -0.5)]
    public static double Brackets(double x, double y)
    {
        double[] a = [x, y, x * y];
        return a[0] * a[1] + a[2];
    }

    [Differentiable(Derivatives.ValueAndGrad | Derivatives.Vjp | Derivatives.Jvp)]
    [At(1.5, -0.5)]
    public static double Rows(double x, double y)
    {
        double[][] rows = [[x, y], [y]];
        return rows[0][0] * rows[0][1] * rows[1][0];
    }

    [Differentiable(Derivatives.ValueAndGrad | Derivatives.Vjp | Derivatives.Jvp)]
    [At(1.5, -0.5)]
    public static double WrittenLater(double x, double y)
    {
        double[] a = [1, 2];
        a[0] = x * y;
        return a[0] * a[0] * a[1];
    }

    [Differentiable(Derivatives.ValueAndGrad | Derivatives.Vjp | Derivatives.Jvp)]
    [At(1.5, -0.5)]
    public static double Spans(double x, double y)
    {
        Span<double> a = [x, y];
        ReadOnlySpan<double> b = [y, 3];
        return a[0] * b[0] + a[1] * b[1];
    }

    [Differentiable(Derivatives.ValueAndGrad | Derivatives.Vjp | Derivatives.Jvp)]
    [At(1.5, -0.5)]
    public static double Arguments(double x, double y) => SumOfSquares(x, y, x * y);

    private static double SumOfSquares(params double[] values)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += values[i] * values[i];
        }

        return sum;
    }

    [Differentiable(Derivatives.ValueAndGrad | Derivatives.Vjp | Derivatives.Jvp)]
    [At("3")]
    public static double Copy(double[] x)
    {
        double[] a = [.. x];
        a[0] = a[1] * a[2];
        return a[0] * x[0] + a[1];
    }

    [Differentiable(Derivatives.ValueAndGrad | Derivatives.Vjp | Derivatives.Jvp)]
    [At("3", 0.7)]
    public static double Joined(double[] x, double y)
    {
        Span<double> a = [y, .. x, x[0] * y, .. x.AsSpan(1), 2];
        a[1] *= a[5];
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * a[i] * (i + 1);
        return sum;
    }

    /// <summary>What depends on nothing active is copied all the same: it is written later.</summary>
    [Differentiable(Derivatives.ValueAndGrad | Derivatives.Vjp | Derivatives.Jvp)]
    [At(0.5)]
    public static double OfConstants(double x)
    {
        double[] a = [1, 2];
        double[] b = [.. a, .. a];
        b[2] *= x;
        a[0] = x;
        return b[0] * b[2] * x + a[0] * b[3];
    }
}
