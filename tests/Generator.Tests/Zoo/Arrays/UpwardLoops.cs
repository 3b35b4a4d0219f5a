using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>The adjoint of a loop runs upwards where its iterations meet in sums only; else it runs backwards.</summary>
public static partial class UpwardLoops
{
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("4", "4"), At("1", "1"), At("0", "0")]
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Sin(x[i]) * y[i];
        return sum;
    }

    /// <summary>One factor for all: its cotangent is a sum as well.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("4", 1.5), At("0", 1.5)]
    public static double Scaled(double[] x, double factor)
    {
        var scaled = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            scaled[i] = factor * x[i] * x[i];
        double product = 1;
        for (int i = 0; i < scaled.Length; i++)
            product *= 1 + scaled[i];
        return product;
    }

    /// <summary>Elements that several iterations read: their cotangents are added up in any order.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("5"), At("3")]
    public static double Gathered(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Exp(x[i * i % 3] * x[i]);
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("4"), At("1")]
    public static double Overwritten(double[] x)
    {
        var y = (double[])x.Clone();
        for (int i = 0; i < y.Length; i++)
            y[i] = 3 * y[i] + x[0];
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
            sum += y[i] * y[i];
        return sum;
    }

    /// <summary>Each element follows from the one before: the adjoint runs backwards.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("4"), At("1")]
    public static double Recurrence(double[] x)
    {
        var y = new double[x.Length];
        y[0] = x[0];
        for (int i = 1; i < x.Length; i++)
            y[i] = Math.Sin(y[i - 1]) + x[i];
        return y[^1] * y[^1];
    }

    /// <summary>The same the other way round: the adjoint runs upwards because it must.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("4"), At("1")]
    public static double FromTheEnd(double[] x)
    {
        var y = new double[x.Length];
        y[^1] = x[^1];
        for (int i = x.Length - 2; i >= 0; i--)
            y[i] = Math.Sin(y[i + 1]) + x[i];
        return y[0] * y[0];
    }

    /// <summary>One place is written again and again: only what was there in the end counts.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("4"), At("2")]
    public static double LastCounts(double[] x)
    {
        var y = new double[2];
        for (int i = 0; i < x.Length; i++)
        {
            y[i % 2] = x[i] * x[i];
            y[0] += x[i];
        }

        return y[0] * y[1];
    }

    /// <summary>What is kept lies on a stack, in the order of the iterations.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("5"), At("1")]
    public static double Kept(double[] x)
    {
        double sum = 0;
        for (int row = 0; row < x.Length; row++)
        {
            for (int i = 0; i <= row; i++)
            {
                double wave = Math.Exp(x[i] * x[row]);
                sum += wave * wave;
            }
        }

        return sum;
    }

    /// <summary>Rows that may be one row: what is added to it is a sum, what is written is not.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4")]
    public static double SharedRows(double[] x)
    {
        var row = new double[x.Length];
        double[][] rows = [row, row];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            rows[0][i] = x[i] * x[i];
        for (int i = 0; i < x.Length; i++)
            rows[i % 2][x.Length - 1 - i] = rows[0][i] * x[i];
        for (int i = 0; i < x.Length; i++)
            sum += rows[1][i] * rows[0][i];
        return sum;
    }

    /// <summary>A carried value that is more than a sum, beside elements.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("4", 0.5), At("0", 0.5)]
    public static double Horner(double[] x, double at)
    {
        double value = 0;
        for (int i = 0; i < x.Length; i++)
            value = value * at + x[i];
        return value;
    }
}
