using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Arrays of two dimensions.</summary>
public static partial class Matrices
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x3"), At("0x0")]
    public static double TraceOfSquare(double[,] a)
    {
        double sum = 0;
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
                sum += a[i, j] * a[j, i];
        }

        return sum;
    }

    public static double[,] TraceOfSquareGradient(double[,] a)
    {
        var gradient = new double[a.GetLength(0), a.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
                gradient[i, j] = 2 * a[j, i];
        }

        return gradient;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x2", "2", "3")]
    public static double Bilinear(double[,] a, double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double row = 0;
            for (int j = 0; j < x.Length; j++)
                row += a[i, j] * x[j];
            sum += y[i] * row;
        }

        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x3", "3x2")]
    public static double ProductNorm(double[,] a, double[,] b)
    {
        int rows = a.GetLength(0), inner = a.GetLength(1), columns = b.GetLength(1);
        var c = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                for (int k = 0; k < inner; k++)
                    c[i, j] += a[i, k] * b[k, j];
            }
        }

        double sum = 0;
        foreach (double element in c)
            sum += element * element;
        return Math.Sqrt(sum);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x3 = 4 1 0.5 1 5 0.25 0.5 0.25 3")]
    public static double CholeskyLogDeterminant(double[,] a)
    {
        int n = a.GetLength(0);
        var l = new double[n, n];
        for (int j = 0; j < n; j++)
        {
            double diagonal = a[j, j];
            for (int k = 0; k < j; k++)
                diagonal -= l[j, k] * l[j, k];
            l[j, j] = Math.Sqrt(diagonal);
            for (int i = j + 1; i < n; i++)
            {
                double sum = a[i, j];
                for (int k = 0; k < j; k++)
                    sum -= l[i, k] * l[j, k];
                l[i, j] = sum / l[j, j];
            }
        }

        double logDeterminant = 0;
        for (int i = 0; i < n; i++)
            logDeterminant += 2 * Math.Log(l[i, i]);
        return logDeterminant;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x3 = 4 1 0.5 1 5 0.25 0.5 0.25 3")]
    public static double CholeskyInPlace(double[,] a)
    {
        int n = a.GetLength(0);
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k < j; k++)
            {
                for (int i = j; i < n; i++)
                    a[i, j] -= a[i, k] * a[j, k];
            }

            a[j, j] = Math.Sqrt(a[j, j]);
            for (int i = j + 1; i < n; i++)
                a[i, j] /= a[j, j];
        }

        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
                sum += (i + 1) * a[i, j];
        }

        return sum;
    }

    /// <summary>LU without pivoting, in place.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x3 = 4 1 0.5 1.5 5 0.25 -0.5 0.75 3")]
    public static double Determinant(double[,] a)
    {
        int n = a.GetLength(0);
        double determinant = 1;
        for (int k = 0; k < n; k++)
        {
            determinant *= a[k, k];
            for (int i = k + 1; i < n; i++)
            {
                a[i, k] /= a[k, k];
                for (int j = k + 1; j < n; j++)
                    a[i, j] -= a[i, k] * a[k, j];
            }
        }

        return determinant;
    }

    /// <summary>LU with partial pivoting: which rows are exchanged depends on the elements.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x3 = 0.5 1 4 1.5 5 0.25 -3 0.75 3", "3")]
    public static double SolveWithPivoting(double[,] a, double[] b)
    {
        int n = b.Length;
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
            {
                if (Math.Abs(a[i, k]) > Math.Abs(a[pivot, k]))
                    pivot = i;
            }

            if (pivot != k)
            {
                for (int j = k; j < n; j++)
                    (a[k, j], a[pivot, j]) = (a[pivot, j], a[k, j]);
                (b[k], b[pivot]) = (b[pivot], b[k]);
            }

            for (int i = k + 1; i < n; i++)
            {
                double factor = a[i, k] / a[k, k];
                for (int j = k; j < n; j++)
                    a[i, j] -= factor * a[k, j];
                b[i] -= factor * b[k];
            }
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++)
                b[i] -= a[i, j] * b[j];
            b[i] /= a[i, i];
        }

        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += b[i] * b[i];
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.4, 0.6)]
    public static double Rotation(double angle, double x)
    {
        double[,] rotation = { { Math.Cos(angle), -Math.Sin(angle) }, { Math.Sin(angle), Math.Cos(angle) } };
        double u = rotation[0, 0] * x + rotation[0, 1];
        double v = rotation[1, 0] * x + rotation[1, 1];
        return u * u * v;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x2", 5), At("2x2", 0)]
    public static double Power(double[,] a, int n)
    {
        double[,] power = new double[2, 2];
        power[0, 0] = power[1, 1] = 1;
        for (int t = 0; t < n; t++)
        {
            var next = new double[2, 2];
            for (int i = 0; i < 2; i++)
            {
                for (int j = 0; j < 2; j++)
                    next[i, j] = power[i, 0] * a[0, j] + power[i, 1] * a[1, j];
            }

            power = next;
        }

        return power[0, 0] + power[0, 1] * power[1, 0] - power[1, 1];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x3")]
    public static double Cloned(double[,] a)
    {
        var b = (double[,])a.Clone();
        for (int i = 0; i <= b.GetUpperBound(0); i++)
        {
            for (int j = 1; j <= b.GetUpperBound(1); j++)
                b[i, j] *= b[i, j - 1] + a[0, j];
        }

        a[1, 1] = b[0, 2];
        return b[1, 2] * a[1, 1] + b[1, 1];
    }
}
