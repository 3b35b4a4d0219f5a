using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Methods that return arrays.</summary>
public static partial class ArrayResults
{
    [Differentiable(Vjp | Jvp)]
    [At("4"), At("1")]
    public static double[] Softmax(double[] x)
    {
        double max = x[0];
        foreach (double element in x)
            max = Math.Max(max, element);
        var y = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Math.Exp(x[i] - max);
            sum += y[i];
        }

        for (int i = 0; i < y.Length; i++)
            y[i] /= sum;
        return y;
    }

    [Differentiable(Vjp | Jvp)]
    [At("5", 3), At("5", 1)]
    public static double[] MovingAverage(double[] x, int width)
    {
        var y = new double[x.Length - width + 1];
        for (int i = 0; i < y.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < width; j++)
                sum += x[i + j];
            y[i] = sum / width;
        }

        return y;
    }

    [Differentiable(Vjp | Jvp)]
    [At("5", "3"), At("2", "2")]
    public static double[] Convolution(double[] x, double[] kernel)
    {
        var y = new double[x.Length + kernel.Length - 1];
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < kernel.Length; j++)
                y[i + j] += x[i] * kernel[j];
        }

        return y;
    }

    [Differentiable(Vjp | Jvp)]
    [At("3x2", "2")]
    public static double[] MatVec(double[,] a, double[] x)
    {
        var y = new double[a.GetLength(0)];
        for (int i = 0; i < y.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
                y[i] += a[i, j] * x[j];
        }

        return y;
    }

    [Differentiable(Vjp | Jvp)]
    [At("2x3", "3x2")]
    public static double[,] Product(double[,] a, double[,] b)
    {
        var c = new double[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < c.GetLength(0); i++)
        {
            for (int j = 0; j < c.GetLength(1); j++)
            {
                double sum = 0;
                for (int k = 0; k < a.GetLength(1); k++)
                    sum += a[i, k] * b[k, j];
                c[i, j] = sum;
            }
        }

        return c;
    }

    /// <summary>The argument itself, overwritten.</summary>
    [Differentiable(Vjp | Jvp)]
    [At("4")]
    public static double[] Overwritten(double[] x)
    {
        for (int i = 1; i < x.Length; i++)
            x[i] *= x[i - 1];
        return x;
    }

    [Differentiable(Vjp | Jvp)]
    [At("3", "3", 1), At("3", "3", 0)]
    public static double[] EitherArgument(double[] x, double[] y, int n)
    {
        double[] result = n > 0 ? x : y;
        return result;
    }

    [Differentiable(Vjp | Jvp)]
    [At("3", 0.5)]
    public static double[] EarlyReturn(double[] x, double limit)
    {
        var y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > limit)
                return y;
            y[i] = x[i] * x[i];
        }

        y[0] *= limit;
        return y;
    }

    [Differentiable(Vjp | Jvp)]
    [At(0.7, 1.2)]
    public static double[] OfScalars(double x, double y) => [x * y, Math.Sin(x), y / x];

    [Differentiable(Vjp | Jvp)]
    [At("2x2")]
    public static double[][] Gram(double[][] x)
    {
        var gram = new double[x.Length][];
        for (int i = 0; i < x.Length; i++)
        {
            gram[i] = new double[x.Length];
            for (int j = 0; j < x.Length; j++)
            {
                for (int k = 0; k < x[i].Length; k++)
                    gram[i][j] += x[i][k] * x[j][k];
            }
        }

        return gram;
    }
}
