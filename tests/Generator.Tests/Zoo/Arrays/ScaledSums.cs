using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Loops whose adjoints add multiples of arrays to gradients: several elements at once, where nothing overlaps.</summary>
public static partial class ScaledSums
{
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("9", "9"), At("4", "4"), At("1", "1"), At("0", "0"), At("3", "5")]
    public static double Inner(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum * sum;
    }

    /// <summary>With a constant that is not a power of two: it is no factor of the difference.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("9", "9", 0.7), At("5", "5", 0.7), At("0", "0", 0.7)]
    public static double Distances(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double scale)
    {
        double squares = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double difference = x[i] - y[i];
            squares += difference * difference;
        }

        double cubes = 0;
        for (int i = 0; i < x.Length; i++)
            cubes += 3 * (x[i] - y[i]) * scale;
        return squares * cubes;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("17", "17"), At("8", "8"), At("7", "7")]
    public static float Floats(float[] x, float[] y)
    {
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += 4 * x[i] * y[i];
        return sum;
    }

    /// <summary>The rows of a matrix, and a vector that is read with each of them.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("18", "6"), At("0", "6")]
    public static double Rows(ReadOnlySpan<double> matrix, double[] vector)
    {
        double result = 0;
        for (int r = 0; r < matrix.Length / vector.Length; r++)
        {
            var row = matrix.Slice(r * vector.Length, vector.Length);
            double sum = 0;
            for (int i = 0; i < row.Length; i++)
                sum += row[i] * vector[i];
            result += Math.Sin(sum);
        }

        return result;
    }

    /// <summary>Two parts of one array: an element of the one is the next of the other.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("9"), At("2")]
    public static double Neighbours(ReadOnlySpan<double> x)
    {
        var next = x.Slice(1, x.Length - 1);
        double sum = 0;
        for (int i = 0; i < next.Length; i++)
            sum += next[i] * x[i];
        return sum;
    }

    /// <summary>Each element is read after the one before it has been written.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("9", 0.5), At("2", 0.5)]
    public static double Running(double[] x, [NoGrad] double factor)
    {
        var rest = x.AsSpan(1, x.Length - 1);
        var front = x.AsSpan(0, x.Length - 1);
        for (int i = 0; i < rest.Length; i++)
            rest[i] += factor * front[i];
        return x[^1] * x[^1];
    }

    /// <summary>Each of two arrays is added to the other.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6", "6", 0.5), At("0", "0", 0.5)]
    public static double Across(double[] x, double[] y, [NoGrad] double factor)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] += factor * x[i];
            x[i] += factor * y[i];
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    /// <summary>Rows that may be one array.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5", 0), At("5", 1)]
    public static double SharedRows(double[] x, int other)
    {
        double[][] rows = [x, new double[x.Length]];
        var (first, second) = (rows[0], rows[other]);
        for (int i = 0; i < first.Length; i++)
            second[i] += 0.5 * first[i];
        double sum = 0;
        for (int i = 0; i < second.Length; i++)
            sum += second[i] * second[i];
        return sum;
    }

    /// <summary>As many as the caller says, which may be none.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5", "5", 4), At("5", "5", -1)]
    public static double Counted(double[] x, [NoGrad] double[] weights, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
            sum += x[i] * weights[i];
        return sum;
    }

    /// <summary>Multiples of what was saved, which has a place for each iteration.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("6", 3), At("0", 3), At("1", 0)]
    public static double Polynomials(double[] coefficients, int n)
    {
        double sum = 0;
        for (int k = 0; k < n; k++)
        {
            double t = 0.5 + k;
            double value = 0;
            double power = 1;
            for (int i = 0; i < coefficients.Length; i++)
            {
                value += coefficients[i] * power;
                power *= t;
            }

            sum += value * value;
        }

        return sum;
    }

    /// <summary>A mean of exponentials: the exponentials are saved, and are the gradient but for a factor.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("9"), At("4"), At("1")]
    public static double Exponentials(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Exp(x[i]);
        return Math.Log(sum);
    }

    /// <summary>A difference, of which nothing has been added before.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("9"), At("4"), At("0")]
    public static float Targets(float[] x)
    {
        var targets = new float[x.Length];
        for (int i = 0; i < targets.Length; i++)
            targets[i] = 0.25f * i;
        float squares = 0;
        for (int i = 0; i < x.Length; i++)
            squares += (x[i] - targets[i]) * (x[i] - targets[i]);
        return squares;
    }
}
