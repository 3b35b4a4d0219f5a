using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Helpers that read, write and return arrays.</summary>
public static partial class ArrayHelpers
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4")]
    public static double Written(double[] x)
    {
        Square(x);
        Square(x);
        return Sum(x) * x[0];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 0.3)]
    public static double Returned(double[] x, double factor)
    {
        double[] y = Scaled(x, factor);
        double[] z = Scaled(y, y[0]);
        return Sum(z) * y[1];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 0.3)]
    public static double Target(double[] x, double factor)
    {
        var y = new double[x.Length];
        Scale(x, factor, y);
        Scale(y, factor, y);
        return Sum(y) * x[0];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6")]
    public static double OfSpans(double[] x) =>
        Product(x) + Product(x.AsSpan(0, 2)) * Product(x.AsSpan()[3..]);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4")]
    public static double Swapped(double[] x)
    {
        Swap(x, 0, 3);
        Swap(x, 1, 3);
        return x[0] + x[1] * x[1] + x[2] * x[3];
    }

    /// <summary>What a helper returns may be what it was given.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 1), At("4", 0)]
    public static double Same(double[] x, int n)
    {
        double[] y = n > 0 ? Identity(x) : Scaled(x, 2);
        y[0] = y[1] * y[2];
        return x[0] * y[0];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x2")]
    public static double RowByRow(double[][] x)
    {
        double product = 1;
        foreach (var row in x)
            product *= Sum(row);
        return product;
    }

    private static void Square(double[] x)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] *= x[i];
    }

    private static double Sum(double[] x)
    {
        double sum = 0;
        foreach (double element in x)
            sum += element;
        return sum;
    }

    private static double[] Scaled(double[] x, double factor)
    {
        var y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            y[i] = factor * x[i];
        return y;
    }

    private static void Scale(double[] x, double factor, double[] target)
    {
        for (int i = 0; i < x.Length; i++)
            target[i] = factor * x[i] * x[i];
    }

    private static double Product(ReadOnlySpan<double> x)
    {
        double product = 1;
        foreach (double element in x)
            product *= element;
        return product;
    }

    private static void Swap(double[] x, int i, int j) => (x[i], x[j]) = (x[j], x[i]);

    private static double[] Identity(double[] x) => x;
}
