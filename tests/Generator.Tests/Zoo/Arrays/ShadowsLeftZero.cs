using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Arrays that each iteration of a loop writes anew: their cotangents are zero where an iteration ends.</summary>
public static partial class ShadowsLeftZero
{
    /// <summary>Cleared by the method in each iteration, and read as a whole.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6"), At("0")]
    public static double Cleared(double[] x)
    {
        var powers = new double[3];
        double result = 1;
        for (int i = 0; i < x.Length; i++)
        {
            Array.Clear(powers);
            for (int j = 0; j < powers.Length; j++)
                for (int k = j; k < powers.Length; k++)
                    powers[k] += x[i] / (k + 1);
            double sum = 0;
            for (int j = 0; j < powers.Length; j++)
                sum += powers[j] * powers[j];
            result *= 1 + sum;
        }

        return result;
    }

    /// <summary>Assigned element by element.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6"), At("0")]
    public static double Assigned(double[] x)
    {
        var waves = new double[4];
        double result = 1;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < waves.Length; j++)
                waves[j] = Math.Sin(x[i] + j);
            double sum = 0;
            for (int j = 0; j < waves.Length; j++)
                sum += waves[j] * waves[j] * j;
            result *= 1 + sum;
        }

        return result;
    }

    /// <summary>In loops within loops, and in a helper that is given the array as a span.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6", 2), At("2", 0)]
    public static double InAHelper(double[] x, int n)
    {
        var scratch = new double[x.Length];
        double sum = 0;
        for (int t = 0; t < n; t++)
            for (int i = 0; i < 3; i++)
            {
                Fill(scratch, x, t + i);
                sum += SumOfCubes(scratch);
            }

        return sum;
    }

    private static void Fill(Span<double> target, ReadOnlySpan<double> x, double factor)
    {
        target.Clear();
        for (int j = 0; j < target.Length; j++)
            target[j] += x[j] * factor;
    }

    private static double SumOfCubes(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * x[i] * x[i];
        return sum;
    }

    /// <summary>Not so: the element that is not written anew keeps its cotangent.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6"), At("1")]
    public static double OneIsKept(double[] x)
    {
        var sums = new double[3];
        sums[0] = x[0];
        double result = 1;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 1; j < sums.Length; j++)
                sums[j] = x[i] * j;
            double sum = 0;
            for (int j = 0; j < sums.Length; j++)
                sum += sums[j] * sums[j];
            result *= 1 + sum;
        }

        return result;
    }

    /// <summary>Not so: the iteration reads what the one before left.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6"), At("0")]
    public static double OfTheOneBefore(double[] x)
    {
        var sums = new double[3];
        double result = 1;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < sums.Length; j++)
                sums[j] = x[i] * j + 0.5 * sums[j];
            double sum = 0;
            for (int j = 0; j < sums.Length; j++)
                sum += sums[j] * sums[j];
            result *= 1 + sum;
        }

        return result;
    }

    /// <summary>Not so: what the last iteration wrote is read behind the loop.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6"), At("0")]
    public static double ReadBehind(double[] x)
    {
        var waves = new double[3];
        double result = 1;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < waves.Length; j++)
                waves[j] = Math.Cos(x[i] * j);
            double sum = 0;
            for (int j = 0; j < waves.Length; j++)
                sum += waves[j] * waves[j];
            result *= 1 + sum;
        }

        return result * waves[2] + waves[1];
    }

    /// <summary>Not so: not all elements are read, so that the sums do not come to all.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6", 2), At("6", 3), At("6", 0)]
    public static double SomeAreRead(double[] x, int n)
    {
        var waves = new double[3];
        double result = 1;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < waves.Length; j++)
                waves[j] = Math.Cos(x[i] * (j + 1));
            double sum = 0;
            for (int j = 0; j < n; j++)
                sum += waves[j] * waves[j];
            result *= 1 + sum;
        }

        return result;
    }

    /// <summary>Not so: the array is cleared in some iterations only.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6"), At("1")]
    public static double ClearedSometimes(double[] x)
    {
        var sums = new double[2];
        double result = 1;
        for (int i = 0; i < x.Length; i++)
        {
            if (i % 2 == 0)
                Array.Clear(sums);
            sums[i % 2] += x[i];
            double sum = 0;
            for (int j = 0; j < sums.Length; j++)
                sum += sums[j] * sums[j];
            result *= 1 + sum;
        }

        return result;
    }

    /// <summary>Not so: two arrays change their places.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6"), At("1")]
    public static double Exchanged(double[] x)
    {
        var first = new double[2];
        var second = new double[2];
        double result = 1;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < first.Length; j++)
                first[j] = x[i] * (j + 1);
            double sum = 0;
            for (int j = 0; j < 2; j++)
                sum += first[j] * first[j] + second[j];
            result *= 1 + sum;
            (first, second) = (second, first);
        }

        return result;
    }
}
