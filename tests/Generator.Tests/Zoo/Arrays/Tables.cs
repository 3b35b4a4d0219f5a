using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Arrays that a method finds in fields and behind calls, while it writes to its parameters.</summary>
public static partial class Tables
{
    private static readonly double[] Fixed = [0.5, -1.5, 2, 0.25];

    private static double[] current = [1.5, 0.5, -0.75, 2];

    /// <summary>For tests of what happens where the argument is the table.</summary>
    public static double[] Shared => Fixed;

    public static double[] Current => current;

    private static readonly double[][] Rows = [Fixed, [0.75, 2, 1, -0.5]];

    private static double gain = 0.5;

    /// <summary>For a test that changes it between the two parts of a derivative.</summary>
    public static double Gain
    {
        get => gain;
        set => gain = value;
    }

    private static double[] Row(int i) => Rows[i % 2];

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("4"), At("1"), At("0")]
    public static double Weighted(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Fixed[i] * x[i] * Math.Sin(x[i]);
            x[i] *= Fixed[x.Length - 1 - i];
        }

        return x.Length > 0 ? sum * x[0] : sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("4"), At("1"), At("0")]
    public static double Filtered(double[] x)
    {
        for (int i = 1; i < x.Length; i++)
            x[i] = Math.Sin(x[i] * current[i]) + x[i - 1] * current[0];
        double sum = 0;
        foreach (double v in x)
            sum += v * v;
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("4"), At("2")]
    public static double ByRows(double[] x)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] *= Row(i)[i] * x[(i + 1) % x.Length];
        return x[0] * x[1];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp | Pair)]
    [At(0.7)]
    public static double Amplified(double x)
    {
        for (int i = 0; i < 3; i++)
            x = gain * x * Math.Sin(x);
        return x;
    }
}
