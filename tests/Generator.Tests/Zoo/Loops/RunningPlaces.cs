using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Places in an array that iterations move on by amounts of their own.</summary>
public static partial class RunningPlaces
{
    /// <summary>A triangular matrix, row by row: the place is taken back by what the counter tells.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("10", "4"), At("1", "1"), At("0", "0")]
    public static double Triangle(double[] rows, double[] x)
    {
        double product = 1;
        int next = 0;
        for (int row = 0; row < x.Length; row++)
        {
            double sum = 0;
            for (int column = 0; column <= row; column++)
                sum += rows[next + column] * x[column];
            next += row + 1;
            product *= 1 + sum * sum;
        }

        return product;
    }

    /// <summary>The amount has a name, is subtracted, and is read behind the change; in loops within loops.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("13", 3, 2), At("13", 1, 3), At("13", 0, 2), At("13", 2, 0)]
    public static double Nested(double[] x, int n, int times)
    {
        double f = 1;
        for (int t = 0; t < times; t++)
        {
            int place = 12;
            for (int i = 1; i <= n; i++)
            {
                int amount = i + t;
                f = Math.Sin(f * x[place]) + x[t];
                place -= amount;
                f *= 1 + x[place] / (1 + place);
            }

            f += Math.Cos(f) / (1 + place);
        }

        return f;
    }

    /// <summary>Parts of a span: the amount is the length of the last part.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6", 3), At("1", 1), At("0", 0)]
    public static double Parts(ReadOnlySpan<double> x, int n)
    {
        double f = 1;
        int next = 0;
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> part = x.Slice(next, n - i);
            for (int j = 0; j < part.Length; j++)
                f = Math.Cos(f) + part[j] * part[j];
            next += part.Length;
        }

        return f;
    }

    /// <summary>Not so: the data decide whether the place moves.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5 = 1 -2 3 4 -5"), At("1 = 1"), At("0")]
    public static double ByTheData(double[] x)
    {
        double f = 1;
        int next = 0;
        for (int i = 0; i < x.Length; i++)
        {
            f = Math.Sin(f) * x[next] + x[i];
            if (x[i] > 0)
                next++;
        }

        return f;
    }

    /// <summary>Not so: the amount is read from an array that is written afterwards.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("7"), At("1")]
    public static double ByAnArray(double[] x)
    {
        var amounts = new int[3];
        double f = 1;
        int next = 0;
        for (int i = 0; i < 3; i++)
        {
            amounts[i] = i;
            f = Math.Sin(f) + x[next % x.Length] * f;
            next += amounts[i];
            amounts[i] = 100;
        }

        return f;
    }

    /// <summary>The amount itself grows: it is taken back, the place is saved.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("7", 4), At("7", 0)]
    public static double ByAGrowingAmount(double[] x, int n)
    {
        double f = 1;
        int next = 0;
        int amount = 0;
        for (int i = 0; i < n; i++)
        {
            f = Math.Sin(f) + x[next] * f;
            next += amount;
            amount++;
        }

        return f;
    }

    /// <summary>The sum leaves the range of whole numbers, and comes back.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3, int.MaxValue)]
    public static double AroundTheEnd(double x, int n, int amount)
    {
        double f = x;
        int at = 0;
        for (int i = 0; i < n; i++)
        {
            f = Math.Sin(f) + x * f * (at % 7);
            at += amount;
        }

        return f;
    }

    /// <summary>A loop that is left early, and one with a condition.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("8", 3), At("8", 0)]
    public static double LeftEarly(double[] x, int n)
    {
        double f = 1;
        int next = 0;
        for (int i = 0; i < n; i++)
        {
            if (next > 2)
                break;
            f = Math.Sin(f) + x[next] * f;
            next += i + 1;
        }

        for (int k = 0; next < x.Length; k++)
        {
            f = Math.Cos(f) + x[next] * f;
            next += n + 1;
        }

        return f;
    }
}
