using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Calls of the library on whole arrays and spans.</summary>
public static partial class LibraryCalls
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4")]
    public static double ArrayCopy(double[] x)
    {
        var y = new double[x.Length];
        Array.Copy(x, y, x.Length);
        y[0] *= y[1];
        Array.Copy(y, 0, x, 1, 2);
        return x[0] * x[1] + x[2] * x[3] + y[0] * y[3];
    }

    /// <summary>Source and target overlap.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5")]
    public static double ShiftedByCopy(double[] x)
    {
        Array.Copy(x, 0, x, 1, 4);
        return x[0] * x[1] + x[2] * x[3] * x[4];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4")]
    public static double Clone(double[] x)
    {
        var y = (double[])x.Clone();
        for (int i = 1; i < y.Length; i++)
            y[i] *= y[i - 1] + x[i];
        return y[3] * x[0];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4")]
    public static double CopyToAnother(double[] x)
    {
        var y = new double[6];
        x.CopyTo(y, 1);
        x[0] = y[2];
        return y[1] * y[2] + y[3] * y[4] * x[0] + y[5];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4")]
    public static double ToArray(ReadOnlySpan<double> x)
    {
        double[] y = x[1..].ToArray();
        y[0] *= x[1];
        return y[0] * y[1] + y[2] * x[0];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 0.7)]
    public static double Filled(double[] x, double y)
    {
        double before = x[0] * x[1];
        Array.Fill(x, y * y);
        x[3] *= before;
        return before * x[0] + x[3];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 0.7)]
    public static double FilledSpan(Span<double> x, double y)
    {
        double before = x[0] * x[1] * x[3];
        x[1..].Fill(y);
        return before * x[0] + x[3] * x[2];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4")]
    public static double Cleared(double[] x)
    {
        double before = x[0] * x[1];
        Array.Clear(x, 1, 2);
        x[1] += before;
        return before * x[0] + x[1] * x[2] + x[1] * x[3];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4")]
    public static double ClearedWhole(double[] x)
    {
        double before = x[0] * x[1];
        Array.Clear(x);
        x[2] = before;
        return x[0] + x[1] + x[2] * x[2];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6")]
    public static double CopySpan(Span<double> x)
    {
        x[..3].CopyTo(x[2..]);
        return x[0] * x[1] + x[2] * x[3] * x[4] * x[5];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6", 3), At("6", 0)]
    public static double ClearedInLoop(double[] x, int n)
    {
        var bins = new double[2];
        double product = 1;
        for (int t = 0; t < n; t++)
        {
            Array.Clear(bins);
            for (int i = 0; i < x.Length; i++)
                bins[(i + t) % 2] += x[i] * x[i];
            product *= bins[0] - bins[1];
        }

        return product;
    }
}
