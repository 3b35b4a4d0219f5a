using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Elements that are passed by reference.</summary>
public static partial class ElementReferences
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3 in 0.5..2", 1), At("3 in 0.5..2", 0)]
    public static double Swapped(double[] x, int i)
    {
        Swap(ref x[i], ref x[2 - i]);
        return x[0] / x[1] + x[2] * x[2];
    }

    private static void Swap(ref double a, ref double b)
    {
        double t = a;
        a = b;
        b = t;
    }

    /// <summary>Both are one element where i is 1.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 1), At("3", 0), At("3", 2)]
    public static double MayBeOne(double[] x, int i)
    {
        Add(ref x[1], ref x[i]);
        return x[0] * x[1] + x[2];
    }

    private static void Add(ref double a, ref double b)
    {
        a += b * b;
        b *= a;
        for (int k = 0; k < 2; k++)
        {
            a = Math.Sin(a) + k * b;
            b += a;
        }
    }

    /// <summary>The index changes, the element does not; what is read before the call is what it was.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", "3 = 1 2 0"), At("4", "3 = 0 0 2")]
    public static double IndexChanges(double[] x, int[] index)
    {
        int i = 1;
        double sum = x[1] * Doubled(ref x[i], i = 2) + x[1];
        Set(out x[index[0]], ref index[0], sum * x[3]);
        return sum * x[index[0]] * x[1];
    }

    private static double Doubled(ref double a, int weight)
    {
        a *= 2 * weight;
        return a + 1;
    }

    private static void Set(out double a, ref int index, double value)
    {
        index = 3 - index;
        a = value;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 4)]
    public static double OfRowsAndSpans(double x, int n)
    {
        double[][] rows = [[1, 2], [3, 4]];
        double[,] grid = new double[2, 2];
        Span<double> part = rows[1].AsSpan();
        for (int i = 0; i < n; i++)
        {
            Step(ref rows[i % 2][1], x);
            Step(ref grid[i % 2, 1], rows[0][1]);
            Step(ref part[^1], in grid[0, 1]);
        }

        return rows[0][1] * rows[1][1] + grid[1, 1] * part[0];
    }

    private static void Step(ref double a, in double by)
    {
        Further(ref a, by);
        a++;
    }

    private static void Further(ref double a, double by) => a = Math.Cos(a) * by;
}
