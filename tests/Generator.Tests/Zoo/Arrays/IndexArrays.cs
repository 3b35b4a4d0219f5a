using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Which element is taken is decided by integers, which have no gradient.</summary>
public static partial class IndexArrays
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", new[] { 2, 0, 2, 3 }), At("4", new int[] { })]
    public static double Gather(double[] x, int[] indices)
    {
        double sum = 0;
        foreach (int index in indices)
            sum += x[index] * x[index];
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", new[] { 2, 0, 2, 1 })]
    public static double Scatter(double[] x, int[] indices)
    {
        var y = new double[3];
        for (int i = 0; i < x.Length; i++)
            y[indices[i]] += x[i];
        return y[0] * y[1] + y[2] * y[2];
    }

    /// <summary>Each is written twice.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", new[] { 1, 0, 1, 2 })]
    public static double ScatterByOverwriting(double[] x, int[] indices)
    {
        var y = new double[3];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += y[indices[i]] * x[i];
            y[indices[i]] = x[i] * x[i];
        }

        return sum + y[0] * y[1] * y[2];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6 = 0.5 1.5 1.75 0.25 2.5 1.1", 3)]
    public static double Histogram(double[] x, int bins)
    {
        var counts = new int[bins];
        var sums = new double[bins];
        for (int i = 0; i < x.Length; i++)
        {
            int bin = (int)x[i];
            counts[bin]++;
            sums[bin] += x[i];
        }

        double product = 1;
        for (int b = 0; b < bins; b++)
            product *= sums[b] / counts[b];
        return product;
    }

    /// <summary>The permutation is sorted, not the elements.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 = 0.5 -1.5 2 0.25")]
    public static double SortedIndices(double[] x)
    {
        var order = new int[x.Length];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        for (int i = 1; i < order.Length; i++)
        {
            for (int j = i; j > 0 && x[order[j - 1]] > x[order[j]]; j--)
                (order[j - 1], order[j]) = (order[j], order[j - 1]);
        }

        double sum = 0;
        for (int i = 0; i < order.Length; i++)
            sum = 0.5 * sum + x[order[i]] * x[order[i]];
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5", "2x3 = 0 3 1 4 2 2")]
    public static double Mesh(double[] x, int[,] triangles)
    {
        double sum = 0;
        for (int t = 0; t < triangles.GetLength(0); t++)
            sum += x[triangles[t, 0]] * x[triangles[t, 1]] - x[triangles[t, 2]] * x[triangles[t, 0]];
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", new[] { true, false, true, true })]
    public static double Masked(double[] x, bool[] mask)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            if (mask[i])
                product *= x[i];
        }

        return product;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 = 0.5 2.5 1 0.25")]
    public static double LargestElement(double[] x)
    {
        int largest = 0;
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] > x[largest])
                largest = i;
        }

        return x[largest] * x[largest];
    }

    /// <summary>The index that was used is overwritten afterwards.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", new[] { 1, 2, 3, 0 })]
    public static double Chased(double[] x, int[] next)
    {
        double product = 1;
        int i = 0;
        for (int t = 0; t < 6; t++)
        {
            product *= x[next[i]];
            int after = next[i];
            next[i] = (next[i] + 1) % 4;
            i = after;
        }

        return product;
    }
}
