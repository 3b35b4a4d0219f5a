using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Arrays that nobody sees afterwards, and what is left out or written at once to be fast.</summary>
public static partial class Scratches
{
    /// <summary>Each iteration has an array of its own, which is free again when it is over.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3"), At("0")]
    public static double InEachIteration(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            var powers = new double[3];
            powers[0] = x[i];
            for (int j = 1; j < powers.Length; j++)
                powers[j] = powers[j - 1] * x[i];
            sum += powers[1] * powers[2];
        }

        return sum;
    }

    /// <summary>Matrices are used again as well.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("1"), At("0")]
    public static double Table(double[] x)
    {
        var table = new double[x.Length, 3];
        double sum = 0;
        for (int i = 0; i < table.GetLength(0); i++)
        {
            var square = new double[2, 2];
            square[0, 1] = x[i] * x[i];
            for (int j = 0; j < 3; j++)
                table[i, j] = (i > 0 ? table[i - 1, j] : 1) * Math.Sin(x[i] + j) + square[0, 1];
            sum += square[0, 1] * table[i, 2];
        }

        return sum;
    }

    /// <summary>An array that the next iteration reads is not free.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4")]
    public static double OfTheIterationBefore(double[] x)
    {
        var previous = new double[2];
        double sum = 1;
        for (int i = 0; i < x.Length; i++)
        {
            var current = new double[2];
            current[0] = x[i] * (1 + previous[1]);
            current[1] = x[i] + previous[0];
            sum *= 1 + current[0] * current[0];
            previous = current;
        }

        return sum * previous[1];
    }

    /// <summary>What is returned is the caller's; what it was made of is not.</summary>
    [Differentiable(Vjp | Jvp)]
    [At("3")]
    public static double[] Returned(double[] x)
    {
        var squares = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            squares[i] = x[i] * x[i];
        var y = new double[x.Length + 1];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] += squares[i] * x[i];
            y[i + 1] -= squares[i];
        }

        return y;
    }

    /// <summary>Of the rows, only the nearest has a part in the gradient.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", "4")]
    public static double Nearest(double[] x, double[] y)
    {
        double nearest = double.PositiveInfinity;
        for (int shift = 0; shift < y.Length; shift++)
        {
            double distance = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double difference = x[i] - y[(i + shift) % y.Length];
                distance += difference * difference;
            }

            nearest = Math.Min(nearest, distance);
        }

        return nearest;
    }

    /// <summary>Where the gradient of what was selected is zero, its derivative need not be.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.5, 0.7), At(0.0, 1.5)]
    public static double SquareOfTheLeast(double x, double y)
    {
        double sum = 0;
        for (int i = 1; i <= 3; i++)
            sum += x * y * i;
        double least = Math.Min(sum, 10 + y * y);
        return least * least;
    }

    /// <summary>An element is read as the neighbour of two others: its gradient is written three times, not seven.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5")]
    public static double Curvature(double[] x)
    {
        double sum = 0;
        for (int i = 1; i < x.Length - 1; i++)
        {
            double bend = x[i - 1] * x[i] - 2 * x[i] + x[i + 1] * x[i];
            sum += bend * bend;
        }

        return sum;
    }

    /// <summary>The same index may be reached by two names: what is read between stays between.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 0, 2), At("4", 1, 1)]
    public static double ByTwoNames(double[] x, int i, int j)
    {
        x[i] = x[i] * x[j];
        x[j] += x[i] * x[i];
        x[i] = x[j] - x[i];
        return x[i] * x[j];
    }

    /// <summary>Sine and cosine of one number.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 1.2, 4)]
    public static double Turning(double x, double angle, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            x += angle * Math.Sin(angle * x);
            angle += 0.1 * Math.Cos(x) * x;
        }

        return x * angle;
    }
}
