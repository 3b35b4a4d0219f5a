using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Arrays that are only read.</summary>
public static partial class ArraySums
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("1"), At("0")]
    public static double Sum(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i];
        return sum;
    }

    public static double[] SumGradient(double[] x)
    {
        var gradient = new double[x.Length];
        Array.Fill(gradient, 1);
        return gradient;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", "4"), At("0", "0")]
    public static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    public static (double[], double[]) DotGradient(double[] a, double[] b) => (b, a);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("0")]
    public static double SumOfSquares(double[] x)
    {
        double sum = 0;
        foreach (double element in x)
            sum += element * element;
        return sum;
    }

    public static double[] SumOfSquaresGradient(double[] x) => Array.ConvertAll(x, element => 2 * element);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 in 0.5..2")]
    public static double Norm(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * x[i];
        return Math.Sqrt(sum);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", "4")]
    public static double WeightedMean(double[] x, [NoGrad] double[] weights)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += weights[i] * x[i];
        return sum / x.Length;
    }

    public static double[] WeightedMeanGradient(double[] x, double[] weights) => Array.ConvertAll(weights, weight => weight / x.Length);

    /// <summary>The coefficients from the highest power down.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5", 0.7), At("1", 0.7), At("0", 0.7)]
    public static double Horner(double[] coefficients, double x)
    {
        double y = 0;
        for (int i = 0; i < coefficients.Length; i++)
            y = y * x + coefficients[i];
        return y;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5", 0.7)]
    public static double Polynomial(double[] coefficients, double x)
    {
        double y = 0, power = 1;
        for (int i = 0; i < coefficients.Length; i++)
        {
            y += coefficients[i] * power;
            power *= x;
        }

        return y;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6", 0.4)]
    public static double Downwards(double[] x, double r)
    {
        double sum = 0;
        for (int i = x.Length - 1; i >= 0; i -= 2)
            sum = sum * r + x[i];
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 in 0.5..2")]
    public static double Variance(double[] x)
    {
        double mean = 0;
        foreach (var element in x)
            mean += element;
        mean /= x.Length;
        double sum = 0;
        foreach (var element in x)
            sum += (element - mean) * (element - mean);
        return sum / (x.Length - 1);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("1")]
    public static double LogSumExp(double[] x)
    {
        double max = x[0];
        for (int i = 1; i < x.Length; i++)
            max = Math.Max(max, x[i]);
        double sum = 0;
        foreach (double element in x)
            sum += Math.Exp(element - max);
        return max + Math.Log(sum);
    }

    public static double[] LogSumExpGradient(double[] x)
    {
        double sum = 0;
        foreach (double element in x)
            sum += Math.Exp(element);
        return Array.ConvertAll(x, element => Math.Exp(element) / sum);
    }

    /// <summary>Each element twice: its neighbours.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5"), At("1")]
    public static double Roughness(double[] x)
    {
        double sum = 0;
        for (int i = 1; i < x.Length; i++)
        {
            double step = x[i] - x[i - 1];
            sum += step * step;
        }

        return sum;
    }

    /// <summary>Pairs of elements.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 in 0.5..2")]
    public static double Pairs(double[] x)
    {
        double energy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < i; j++)
                energy += 1 / (1 + (x[i] - x[j]) * (x[i] - x[j]));
        }

        return energy;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 = 0.5 -0.25 2 0.75"), At("4 = 0.5 -0.25 0.1 0.75")]
    public static double EarlyReturn(double[] x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 1)
                return product * x[i] + i;
            product *= x[i];
        }

        return product;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 = 0.5 0.25 -2 0.75"), At("2 = 1.5 2.5")]
    public static double WhilePositive(double[] x)
    {
        double product = 1;
        int i = 0;
        while (i < x.Length && x[i] > 0)
        {
            product *= Math.Sin(x[i]);
            i++;
        }

        return product;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 = 0.5 -0.25 -2 0.75"), At("0")]
    public static double SumOfPositive(double[] x)
    {
        double sum = 0;
        foreach (double element in x)
        {
            if (element <= 0)
                continue;
            sum += element * element;
        }

        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("1")]
    public static double Ends(double[] x) => x[0] * x[^1];

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 1)]
    public static double OneElement(double[] x, int i) => x[i] * Math.Sin(x[i]);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 0.5)]
    public static double Unread(double[] x, double y) => y * y * x.Length;
}
