using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Arrays of arrays.</summary>
public static partial class JaggedArrays
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2|0|3"), At("0|0")]
    public static double SumOfRows(double[][] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < x[i].Length; j++)
                sum += x[i][j] * x[i][j] * (i + 1);
        }

        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2|1|3")]
    public static double RowByName(double[][] x)
    {
        double product = 1;
        foreach (double[] row in x)
        {
            double sum = 0;
            foreach (double element in row)
                sum += element;
            product *= sum;
        }

        return product;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x2", "2")]
    public static double Nearest(double[][] points, double[] center)
    {
        double smallest = double.PositiveInfinity;
        foreach (var point in points)
        {
            double distance = 0;
            for (int j = 0; j < center.Length; j++)
                distance += (point[j] - center[j]) * (point[j] - center[j]);
            smallest = Math.Min(smallest, distance);
        }

        return smallest;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x3 in 0.5..2")]
    public static double RowsInPlace(double[][] x)
    {
        for (int i = 1; i < x.Length; i++)
        {
            double[] row = x[i], above = x[i - 1];
            for (int j = 0; j < row.Length; j++)
                row[j] *= above[j];
        }

        return x[2][0] * x[2][1] + x[2][2];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x2"), At("2x2 = 2 1 1 2")]
    public static double RowsExchanged(double[][] x)
    {
        if (x[0][0] > x[1][0])
            (x[0], x[1]) = (x[1], x[0]);
        x[0][0] *= x[1][1];
        return x[0][0] * x[0][1] + x[1][0] * x[1][0];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 4), At(0.7, 1)]
    public static double Triangle(double x, int n)
    {
        var rows = new double[n][];
        for (int i = 0; i < n; i++)
        {
            rows[i] = new double[i + 1];
            rows[i][0] = 1;
            for (int j = 1; j <= i; j++)
                rows[i][j] = x * rows[i - 1][j - 1] + (j < i ? rows[i - 1][j] : 0);
        }

        double sum = 0;
        foreach (double element in rows[n - 1])
            sum += element * element;
        return sum;
    }

    /// <summary>One array is two rows.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2")]
    public static double SharedRow(double[] x)
    {
        double[][] rows = [x, x];
        rows[0][0] = rows[1][1] * rows[0][0];
        rows[1][1] = rows[0][0] * rows[1][0];
        return rows[0][0] * rows[0][1];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x2", 1)]
    public static double OneRow(double[][] x, int i)
    {
        var row = x[i];
        row[0] = row[1] * row[1];
        return x[i][0] * x[0][0];
    }
}
