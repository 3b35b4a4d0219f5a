using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Arrays that the method makes.</summary>
public static partial class LocalArrays
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 0.7), At("0", 0.7)]
    public static double Temporary(double[] x, double y)
    {
        var scaled = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            scaled[i] = y * x[i];
        double sum = 0;
        for (int i = 0; i < scaled.Length; i++)
            sum += Math.Sin(scaled[i]) * x[i];
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.2)]
    public static double OfScalars(double x, double y)
    {
        var terms = new double[3];
        terms[0] = x * y;
        terms[1] = Math.Sin(terms[0]);
        terms[2] = terms[1] * x;
        return terms[2] * terms[0];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.2)]
    public static double Initializer(double x, double y)
    {
        double[] terms = { x, y, x * y, 2 };
        double sum = 0;
        foreach (double term in terms)
            sum += term * term;
        return sum * terms[2];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.2)]
    public static double CollectionExpression(double x, double y)
    {
        double[] terms = [x, x * y, 2, y];
        return terms[0] * terms[1] + terms[2] * terms[3] * terms[3];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 4), At(0.7, 0)]
    public static double InLoop(double x, int n)
    {
        double sum = x;
        for (int i = 0; i < n; i++)
        {
            var pair = new double[2];
            pair[0] = sum * x;
            pair[1] = Math.Sin(pair[0]);
            sum += pair[0] * pair[1];
        }

        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 2), At("3", 0)]
    public static double InBranch(double[] x, int n)
    {
        double y = x[0];
        if (n > 1)
        {
            var squares = new double[x.Length];
            for (int i = 0; i < x.Length; i++)
                squares[i] = x[i] * x[i];
            y = squares[0] * squares[1] * squares[2];
        }

        return y * x[1];
    }

    /// <summary>Either the argument or an array of the method's own.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 2), At("3", 0)]
    public static double Conditionally(double[] x, int n)
    {
        double[] y = n > 1 ? x : new double[3];
        y[0] = x[1] * x[2];
        return y[0] * y[1] + x[0] * x[0];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 2), At("3", 0)]
    public static double AssignedInBranch(double[] x, int n)
    {
        double[] y = x;
        if (n > 1)
        {
            y = new double[3];
            y[1] = x[0] * x[0];
        }

        y[0] = x[2];
        return y[0] * y[1] + x[0] * x[1];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 3), At("4", 0), At("4", 1)]
    public static double TwoBuffers(double[] x, int steps)
    {
        var previous = new double[x.Length];
        var next = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            previous[i] = x[i];
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < x.Length; i++)
                next[i] = Math.Sin(previous[i]) + 0.5 * previous[(i + 1) % x.Length] * previous[i];
            (previous, next) = (next, previous);
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += previous[i] * previous[i];
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 3), At("4", 0)]
    public static double TwoBuffersByTemporary(double[] x, int steps)
    {
        double[] current = x, other = new double[x.Length];
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < x.Length; i++)
                other[i] = current[i] * current[(i + 1) % x.Length] + 1;
            double[] temporary = current;
            current = other;
            other = temporary;
        }

        return current[0] * current[1] + current[2] * current[3];
    }

    /// <summary>The old array is kept by nobody.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 3), At("3", 0)]
    public static double NewInEachStep(double[] x, int steps)
    {
        double[] current = x;
        for (int t = 0; t < steps; t++)
        {
            var next = new double[current.Length];
            for (int i = 0; i < next.Length; i++)
                next[i] = Math.Sin(current[i]) * current[0];
            current = next;
        }

        return current[0] * current[1] * current[2];
    }

    /// <summary>Two names of one array.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3")]
    public static double Alias(double[] x)
    {
        double[] y = x;
        y[0] = x[1] * x[2];
        x[1] = y[0] * y[0];
        return x[0] * y[1];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.8, 10), At(0.8, 0), At(0.8, 1)]
    public static double Memo(double x, int n)
    {
        var f = new double[n + 2];
        f[0] = 1;
        f[1] = x;
        for (int i = 2; i <= n; i++)
            f[i] = 2 * x * f[i - 1] - f[i - 2];
        return f[n];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 0.3)]
    public static double PartlyWritten(double[] x, double y)
    {
        var z = new double[x.Length];
        for (int i = 0; i < x.Length; i += 2)
            z[i] = x[i] * y;
        double sum = 0;
        for (int i = 0; i < z.Length; i++)
            sum += z[i] * z[i] + z[i];
        return sum;
    }

    /// <summary>Overwritten again and again.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 3)]
    public static double Scratch(double x, int n)
    {
        var scratch = new double[2];
        double y = x;
        for (int i = 0; i < n; i++)
        {
            scratch[0] = y * y;
            scratch[1] = Math.Cos(scratch[0]);
            y = scratch[0] * scratch[1] + x;
        }

        return y;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3")]
    public static double Empty(double[] x)
    {
        var nothing = new double[0];
        foreach (double element in nothing)
            x[0] *= element;
        return x[0] * x[1] + nothing.Length;
    }
}
