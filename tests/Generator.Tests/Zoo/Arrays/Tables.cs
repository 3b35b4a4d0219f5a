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

    private sealed class Model
    {
        public readonly double[] Weights = [0.5, 2, -1, 1.5];
    }

    private static readonly Model Given = new();

    private static readonly Model? Missing;

    private static Model? later;

    /// <summary>What is not there is not looked at, neither by the method nor by the check.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("4", 0.7), At("1", 0.3)]
    public static double Guarded(double[] x, double y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] *= Missing != null ? Missing.Weights[i] : Given.Weights[i] * Math.Sin(x[i] + y);
            if (later != null && later.Weights[i] > 0)
                x[i] += later.Weights[i];
        }

        return x[0] * x[^1];
    }

    private static readonly double[][][] Cube = [[[0.5, 2], [3, -1]], [[1.5, 1], [2, 0.5]]];

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("4"), At("2")]
    public static double Deep(double[] x)
    {
        for (int i = 0; i < 2; i++)
            x[i] *= Cube[i][1][0] * Math.Sin(x[1 - i]) + Cube[1][i][i];
        return x[0] * x[1];
    }

    private readonly struct Step(int index)
    {
        public static double Factor { get; private set; }

        public int Index { get; } = index;

        public static implicit operator Step(int index)
        {
            Factor = 0.5 + index;
            return new Step(index);
        }
    }

    /// <summary>A conversion of the user's own is code like any other: it may change what is read next.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, 0)]
    public static double Converted(double x, int n)
    {
        for (int i = 0; i < n; i++)
        {
            Step step = i;
            x = Step.Factor * x * Math.Sin(x) + step.Index;
        }

        return x;
    }
}
