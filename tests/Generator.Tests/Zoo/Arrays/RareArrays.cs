using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>What random programs do with arrays, and people seldom: each of these once came out wrong.</summary>
public static partial class RareArrays
{
    /// <summary>From array to array, C# 13 does not know which CopyTo is meant.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 2), At("3", 0)]
    public static double CopyInALoop(double[] x, int n)
    {
        for (int i = 0; i < n; i++)
        {
            var copy = (double[])x.Clone();
            copy[i] *= x[2];
            copy.CopyTo(x, 0);
        }

        return x[0] * x[1];
    }

    /// <summary>The shadow of listed elements lists tangents or begins with zeros, under a type of its own.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static double ListedAndWritten(double x, double y)
    {
        double[] listed = [x * y, y, Math.Sin(x)];
        listed[1] *= listed[0];
        var other = listed;
        other[2] += listed[1];
        return listed[2] * other[0];
    }

    /// <summary>What may overlap is copied before it is cleared.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4")]
    public static double ShiftedByCopy(double[] x)
    {
        var other = x;
        Array.Copy(x, 0, other, 1, 3);
        x.AsSpan(1, 2).CopyTo(other.AsSpan(2));
        return x[1] * x[2] + x[3] * x[3] * x[0];
    }

    /// <summary>Rows that are only written on some path have shadows nonetheless.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(-0.7, 3)]
    public static double RowsOnlyWritten(double x, int n)
    {
        double[][] table = new double[2][];
        table[0] = new double[3];
        table[1] = new double[3];
        if (x > 0)
        {
            table[0][2] = Math.Sin(x);
            return x * x;
        }

        table[n % 2][2] = x;
        return x * table[1][2];
    }

    /// <summary>A row of an array of arrays is never part of an array of two dimensions.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x2", "2|2")]
    public static double GridBesideRows(double[,] grid, double[][] rows)
    {
        rows[0][1] *= grid[0, 1];
        return rows[0][1] * rows[1][0] + grid[1, 1];
    }

    /// <summary>After the loop, the cotangents of two versions of a variable change places.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, -1.1, "3")]
    public static double CotangentsChangePlaces(double x, double y, double[] a)
    {
        (x, y) = (y, x);
        x = Math.Sin(a[2]);
        for (int j = 1; j < a.Length; j++)
            a[j] = a[j] * Math.Sin(a[j - 1]) + 0.5 * Math.Cos(double.Lerp(y, x, x));
        double p = y;
        return 1 switch { > 2 => p, < 1 => x, _ => y };
    }

    /// <summary>Arrays that change places in an iteration are spans in scratch memory; a tuple could not hold them.</summary>
    [Differentiable(ValueAndGrad | Jvp)]
    [At(0.7, -1.1, 0.4, 3), At(0.7, -1.1, 0.4, 0)]
    public static double LocalArraysChangePlaces(double x, double y, double q, int n)
    {
        var c = new double[] { x, y, y };
        double[] d = c;
        for (int i = 0; i < n; i++)
        {
            d[0] = 0.5 * c[1] + 0.3 * d[1] + Math.Cos(q);
            double[] held = d;
            d = c;
            c = held;
        }

        return y * d[0] + c[0];
    }

    /// <summary>Spans in a ring: each takes the place of the next.</summary>
    [Differentiable(Jvp)]
    [At("3", "3", "3", 4), At("3", "3", "3", 0)]
    public static double SpansInARing(Span<double> a, Span<double> b, Span<double> c, int n)
    {
        for (int i = 0; i < n; i++)
        {
            a[1] = Math.Sin(b[0]) * c[2];
            Span<double> held = a;
            a = b;
            b = c;
            c = held;
        }

        return a[1] * b[0] + c[1] * a[0];
    }
}
