using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Spans: their gradients are written to spans that the caller gives.</summary>
public static partial class Spans
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("0")]
    public static double Energy(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * x[i] * x[i];
        return sum;
    }

    public static double[] EnergyGradient(ReadOnlySpan<double> x)
    {
        var gradient = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            gradient[i] = 3 * x[i] * x[i];
        return gradient;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", "4", 0.5)]
    public static double Mixed(ReadOnlySpan<double> x, double[] y, double z)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * y[i] * z;
        return sum * z;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 in 0.5..2"), At("1")]
    public static double Recurrence(Span<double> x)
    {
        for (int i = 1; i < x.Length; i++)
            x[i] *= x[i - 1];
        return x[^1];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("0")]
    public static double ForEach(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double element in x)
            sum = Math.Sin(sum + element);
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5")]
    public static double Inner(ReadOnlySpan<double> x)
    {
        var inner = x[1..^1];
        double sum = x[0] * x[^1];
        foreach (double element in inner)
            sum += element * element;
        return sum;
    }

    /// <summary>A part of an array: what is written to one is read from the other.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5")]
    public static double PartOfArray(double[] x)
    {
        var tail = x.AsSpan(2);
        for (int i = 0; i < tail.Length; i++)
            tail[i] = tail[i] * x[i];
        return x[2] * x[3] * x[4];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6", 2), At("6", 1)]
    public static double Rows(ReadOnlySpan<double> x, int columns)
    {
        double product = 1;
        for (int row = 0; row < x.Length / columns; row++)
        {
            var part = x.Slice(row * columns, columns);
            double sum = 0;
            for (int i = 0; i < columns; i++)
                sum += part[i] * part[i];
            product *= sum;
        }

        return product;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 2), At("4", 0)]
    public static double OnTheStack(ReadOnlySpan<double> x, int times)
    {
        Span<double> y = stackalloc double[4];
        for (int i = 0; i < 4; i++)
            y[i] = x[i];
        for (int t = 0; t < times; t++)
        {
            for (int i = 0; i < 3; i++)
                y[i] = Math.Sin(y[i]) * y[i + 1];
        }

        return y[0] * y[1] + y[2] * y[3];
    }

    /// <summary>Memory of a branch, in both passes.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3, 3), At(0.7, 1.3, 0), At(0.7, 1.3, -1)]
    public static double OnTheStackOfABranch(double x, double y, int n)
    {
        if (n < 0)
            return x;
        if (n > 2)
        {
            Span<double> z = stackalloc double[2];
            z[n - 2] = x * y;
            for (int i = 0; i < z.Length; i++)
                y += Math.Tanh(x + z[i]);
        }

        Span<double> w = n > 1 ? stackalloc double[2] : stackalloc double[3];
        w[1] = Math.Sin(y);
        return w[1] * w[1] * x;
    }

    /// <summary>A part of memory on the stack that is taken behind an early return.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3, 3), At(0.7, 1.3, 0), At(0.7, 1.3, -1)]
    public static double PartBehindAReturn(double x, double y, int n)
    {
        Span<double> window = stackalloc double[4];
        window[2] = x * y;
        if (n < 0)
            return y;
        var part = window.Slice(1);
        ReadOnlySpan<double> rest = n > 2 ? part : window;
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            part[i % 3] += Math.Sin(x * part[1]);
            sum += rest[1] * y;
        }

        return sum + part[0] * part[1] + x;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static double StackInitializer(double x, double y)
    {
        ReadOnlySpan<double> terms = [x, y * y, x * y];
        double sum = 0;
        foreach (double term in terms)
            sum += term * term;
        return sum;
    }

    /// <summary>With the length in front of the elements, and without it.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static double StackElements(double x, double y)
    {
        Span<double> a = stackalloc double[3] { x, (y * y), 1 };
        Span<double> b = stackalloc[] { y, 2, x * y };
        a[2] += b[1] * a[0];
        return a[0] * a[1] * b[2] + a[2] * b[0];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6")]
    public static double TwoHalves(Span<double> x)
    {
        var low = x[..3];
        var high = x[3..];
        for (int i = 0; i < 3; i++)
        {
            low[i] *= high[i];
            high[i] += low[i];
        }

        return x[0] * x[1] * x[2] + x[3] * x[4] * x[5];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", "3")]
    public static double TwoSpans(Span<double> x, ReadOnlySpan<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = x[i] * y[i] + y[0];
        return x[0] * x[1] * x[2];
    }

    /// <summary>The span for the gradient comes before the optional one.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", "2")]
    public static double Optional(ReadOnlySpan<double> x, [NoGrad] ReadOnlySpan<double> weights = default)
    {
        double sum = weights.Length;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * x[i];
        return sum;
    }
}
