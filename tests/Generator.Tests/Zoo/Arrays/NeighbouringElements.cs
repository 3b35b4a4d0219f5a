using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Loops that read neighbouring elements: the next iteration reads some of them again.</summary>
public static partial class NeighbouringElements
{
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("5"), At("2"), At("1"), At("0")]
    public static double Roughness(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double step = x[i + 1] - x[i];
            sum += step * step;
        }
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6"), At("3"), At("2"), At("1")]
    public static double Curvature(double[] x)
    {
        double sum = 0;
        for (int i = 1; i < x.Length - 1; i++)
        {
            double bend = x[i - 1] - 2 * x[i] + x[i + 1];
            sum += bend * bend * x[i];
        }
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6"), At("3"), At("2"), At("1")]
    public static double CurvatureInside(double[] x)
    {
        int last = x.Length - 2;
        double sum = 0;
        for (int i = 1; i <= last; i++)
            sum += Math.Exp(x[i - 1] - 2 * x[i] + x[i + 1]);
        return sum;
    }

    /// <summary>Iterations that meet in more than a sum: the adjoint of the loop runs backwards.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5"), At("2"), At("1"), At("0")]
    public static double Recurrence(double[] x)
    {
        double y = 1;
        for (int i = 0; i < x.Length - 1; i++)
            y = Math.Sin(y * x[i]) + x[i + 1] * x[i + 1];
        return y;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5"), At("2"), At("1"), At("0")]
    public static double Downwards(double[] x)
    {
        double y = 1;
        for (int i = x.Length - 1; i > 0; i--)
            y = Math.Cos(y * x[i - 1] - x[i]);
        return y;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6", 1, 4), At("6", 0, 5), At("6", 3, 3), At("6", 4, 1)]
    public static double Between(double[] x, int from, int to)
    {
        double sum = 0;
        for (int i = from; i < to; i++)
            sum += x[i] * x[i] * x[i + 1];
        return sum;
    }

    /// <summary>The element after the next is no neighbour.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5"), At("2")]
    public static double EverySecond(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 2; i++)
            sum += x[i] * x[i + 2] * x[i + 2];
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5", 3), At("2", 2), At("4", 0)]
    public static double Repeated(double[] x, int times)
    {
        double y = 0.3;
        for (int t = 0; t < times; t++)
            for (int i = 0; i < x.Length - 1; i++)
                y = Math.Sin(y + x[i] * x[i + 1]);
        return y;
    }

    /// <summary>Only some iterations add to the second neighbour.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6 in 0.5..2")]
    public static double Rising(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            sum += x[i] * x[i];
            if (x[i + 1] > x[i])
                sum += Math.Log(x[i + 1]);
        }
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5", "5"), At("2", "2")]
    public static double OfTwoArrays(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 1; i < x.Length; i++)
            sum += (x[i] - x[i - 1]) * (y[i] + y[i - 1]) * x[i];
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5"), At("1")]
    public static float OfFloats(float[] x)
    {
        float sum = 0;
        for (int i = 1; i < x.Length; i++)
            sum += x[i] * x[i - 1] * x[i - 1];
        return sum;
    }

    /// <summary>What comes before a negative element has no part in the result: its gradient stays zero.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("8 in -1..1"), At("1"), At("0")]
    public static double FromTheLastNegative(ReadOnlySpan<double> x)
    {
        double y = 0;
        for (int i = 0; i < x.Length; i++)
            y = (x[i] < 0 ? 0 : y) + x[i] * x[i];
        return y;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("8 in -1..1"), At("1")]
    public static double PairsFromTheLastNegative(ReadOnlySpan<double> x)
    {
        double y = 0;
        for (int i = 1; i < x.Length; i++)
            y = (x[i] < 0 ? 0 : y) + x[i] * x[i - 1];
        return y;
    }

    /// <summary>Two loops over one array: the adjoint of the second comes first, and the other adds to it.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5"), At("1"), At("0")]
    public static double TwoLoops(double[] x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++)
            product = Math.Sin(product + x[i]);
        for (int i = 0; i < x.Length - 1; i++)
            product *= x[i] + 2 * x[i + 1];
        return product;
    }

    /// <summary>A step of diffusion after another, from one array into the other and back.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5", 0.2, 2), At("3", 0.3, 1), At("2", 0.1, 1)]
    public static double Diffusion(double[] start, double rate, int steps)
    {
        var before = (double[])start.Clone();
        var after = new double[start.Length];
        for (int step = 0; step < steps; step++)
        {
            for (int i = 1; i < before.Length - 1; i++)
                after[i] = before[i] + rate * (before[i - 1] - 2 * before[i] + before[i + 1]);
            for (int i = 1; i < before.Length - 1; i++)
                before[i] = after[i] * after[i];
        }
        double sum = 0;
        foreach (double value in before)
            sum += value * value;
        return sum;
    }
}
