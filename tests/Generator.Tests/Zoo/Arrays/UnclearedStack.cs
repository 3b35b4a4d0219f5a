using System;
using System.Runtime.CompilerServices;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Where memory on the stack is left as it was, that of the derivatives is cleared.</summary>
[SkipLocalsInit]
public static partial class UnclearedStack
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7)]
    public static double Powers(double x)
    {
        Span<double> y = stackalloc double[64];
        y[0] = x;
        for (int i = 1; i < 64; i++)
            y[i] = 0.9 * y[i - 1] * x + i;
        double sum = 0;
        for (int i = 0; i < 64; i += 3)
            sum += y[i] * y[i];
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 5)]
    public static double Chosen(double x, int n)
    {
        Span<double> y = stackalloc double[n];
        Span<double> z = n > 3 ? y.Slice(1) : y;
        z[0] = x * x;
        return z[0] * x;
    }

    /// <summary>Leaves what is not a number below the top of the stack.</summary>
    public static void Soil()
    {
        Span<double> dirt = stackalloc double[1024];
        dirt.Fill(double.NaN);
        GC.KeepAlive(dirt[3]);
    }
}
