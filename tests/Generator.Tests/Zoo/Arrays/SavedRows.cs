using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>
/// What the backward pass needs of an array that each iteration writes anew stays in a row of that iteration, where nothing
/// else looks at the array; else it is copied.
/// </summary>
public static partial class SavedRows
{
    /// <summary>A row for each iteration, and no copy.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("6", 2, 3), At("2", 2, 1)]
    public static double Product(double[] x, int n, int k)
    {
        var factors = new double[k];
        var row = new double[n];
        for (int c = 0; c < k; c++)
        {
            Array.Clear(row);
            for (int i = 0; i < n; i++)
                row[i] += x[i] * x[c * n + i];
            factors[c] = Squares(row);
        }

        double product = 1;
        for (int c = 0; c < k; c++)
            product *= 1 + factors[c];
        return product;
    }

    /// <summary>The next iteration begins with what the last one has left.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("6", 2, 3)]
    public static double Continued(double[] x, int n, int k)
    {
        var norms = new double[k];
        var row = new double[n];
        double sum = 0;
        for (int c = 0; c < k; c++)
        {
            for (int i = 0; i < n; i++)
                row[i] += x[c * n + i];
            norms[c] = Squares(row);
        }

        for (int c = 0; c < k; c++)
            sum += norms[c] * norms[c];
        return sum;
    }

    /// <summary>The array is read behind the loop as well.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("6", 2, 3)]
    public static double ReadBehind(double[] x, int n, int k)
    {
        var norms = new double[k];
        var row = new double[n];
        for (int c = 0; c < k; c++)
        {
            for (int i = 0; i < row.Length; i++)
                row[i] = Math.Exp(x[c * n + i]);
            norms[c] = Squares(row);
        }

        return Squares(norms) + row[0] * row[1];
    }

    /// <summary>The array is written again behind what is saved.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("6", 2, 3)]
    public static double WrittenBehind(double[] x, int n, int k)
    {
        var norms = new double[k];
        var row = new double[n];
        for (int c = 0; c < k; c++)
        {
            for (int i = 0; i < row.Length; i++)
                row[i] = Math.Exp(x[c * n + i]);
            norms[c] = Squares(row);
            for (int i = 0; i < n; i++)
                row[i] *= x[i];
            norms[c] += row[0] + Squares(row);
        }

        return Squares(norms);
    }

    /// <summary>Some of the elements are saved only.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("6", 2, 3)]
    public static double SomeOfIt(double[] x, int n, int k)
    {
        var norms = new double[k];
        var row = new double[n];
        for (int c = 0; c < k; c++)
        {
            for (int i = 0; i < row.Length; i++)
                row[i] = Math.Exp(x[c * n + i]);
            double sum = 0;
            for (int i = 1; i < row.Length; i++)
                sum += row[i] * row[i] * row[0];
            norms[c] = sum;
        }

        return Squares(norms);
    }

    /// <summary>The number of iterations may be negative: there is no row then, nor an array that could not be made.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6", 2, 3), At("6", 2, -1)]
    public static double PerhapsNone(double[] x, int n, int k)
    {
        var row = new double[n];
        double sum = x[0];
        double product = 1;
        for (int c = 0; c < k; c++)
        {
            for (int i = 0; i < row.Length; i++)
                row[i] = Math.Exp(x[c * n + i]);
            double squares = Squares(row);
            sum += squares;
            product *= squares;
        }

        return sum * product;
    }

    /// <summary>Under another name, the index of the element that is written is that of one which is not yet.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("3", "4")]
    public static double UnderAnotherName(double[] x, double[] y)
    {
        var row = new double[y.Length];
        double sum = 0;
        for (int c = 0; c < x.Length; c++)
        {
            double part = 0;
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = Math.Sin(x[c] * y[i]);
                var rest = row.AsSpan(1);
                if (i < rest.Length)
                    part += rest[i] * y[i];
            }

            sum += part;
        }

        return sum;
    }

    /// <summary>Iterations that meet in a sum, and a loop of others inside: a row for each of these.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("6", 2, 3), At("2", 1, 2), At("4", 2, 0)]
    public static double Norms(double[] x, int n, int k)
    {
        var scales = new double[k];
        for (int c = 0; c < k; c++)
            scales[c] = 1 + c;
        var differences = new double[n];
        var norms = new double[k];
        double sum = 0;
        for (int point = 0; point < 2; point++)
        {
            for (int c = 0; c < k; c++)
            {
                for (int i = 0; i < differences.Length; i++)
                    differences[i] = 0;
                for (int i = 0; i < n; i++)
                    differences[n - 1 - i] += Math.Sin(x[i] * scales[c]) + point * x[(i + c) % x.Length];
                norms[c] = Squares(differences);
            }

            sum += Math.Sqrt(1 + Squares(norms));
        }

        return sum;
    }

    private static double Squares(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * x[i];
        return sum;
    }
}
