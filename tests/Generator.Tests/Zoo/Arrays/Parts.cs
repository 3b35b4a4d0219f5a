using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Parts of arrays by ranges, and what the library does to all elements of a part.</summary>
public static partial class Parts
{
    public readonly record struct Point(double X, double Y)
    {
        public double Norm => Math.Sqrt(X * X + Y * Y);

        public void Deconstruct(out double x, out double y, out double norm) => (x, y, norm) = (X, Y, Norm);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5"), At("2")]
    public static double Copied(double[] x)
    {
        double[] inner = x[1..^1];
        for (int i = 0; i < inner.Length; i++)
            inner[i] *= x[i];
        double sum = x[0] * x[^1];
        foreach (double each in inner)
            sum += each * each;
        foreach (double each in x[..2])
            sum *= each;
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5", 0.7, 2)]
    public static double InPlace(double[] x, double y, int n)
    {
        x.AsSpan(1..^1)[0] *= y;
        x.AsSpan(^n).Fill(x[0] * y);
        double product = x[0];
        foreach (double each in x.AsSpan(n..))
            product *= each + x[1];
        return product;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5"), At("4"), At("1"), At("0")]
    public static double Reversed(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            x[i] *= x[i];
        Array.Reverse(x);
        for (int i = 0; i < x.Length; i++)
            sum = Math.Sin(sum) + x[i] * (i + 1);
        x.AsSpan(x.Length / 2).Reverse();
        for (int i = 1; i < x.Length; i++)
            sum += x[i] * x[i - 1];
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 0.8)]
    public static double Filled(double x, double y)
    {
        var a = new double[5];
        Array.Fill(a, x * y, 1, 3);
        Array.Fill(a, y, 2, 1);
        Array.Reverse(a, 0, 3);
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (i + 1) * a[i] * a[i];
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.4, 0.7)]
    public static double Pairs(double a, double b)
    {
        (double First, double Second)[] pairs = [(a, b), (b, a * b), (1, a)];
        double sum = 0;
        foreach (var (x, y) in pairs)
            sum += x * x * y;
        foreach ((double x, _) in pairs)
        {
            if (x > 0.9)
                break;
            sum *= x;
        }

        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.4, 0.7)]
    public static double Points(double a, double b)
    {
        Point[] points = [new(a, b), new(b, a * b), new(1, a)];
        Array.Reverse(points, 0, 2);
        double sum = 0;
        foreach (var (x, _, norm) in points[1..])
            sum += norm * x;
        foreach (var (x, y) in points.AsSpan(..2))
            sum += x - y * sum;
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 1.2)]
    public static double Checked(double[] x, double y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(x, nameof(x));
            x[i] *= y;
            sum += x[i] * x[i];
        }

        return sum;
    }
}
