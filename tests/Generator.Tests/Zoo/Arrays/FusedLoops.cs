using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Loops that hand on what they compute in arrays: their adjoints become one loop where that gives the same.</summary>
public static partial class FusedLoops
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("1"), At("0")]
    public static double Chain(double[] x)
    {
        var scaled = new double[x.Length];
        var waves = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            scaled[i] = 3 * x[i];
        for (int i = 0; i < x.Length; i++)
            waves[i] = Math.Sin(scaled[i]) * x[i];
        for (int i = 0; i < waves.Length; i++)
            sum += waves[i] * waves[i];
        return sum;
    }

    /// <summary>Two steps of Heun's method, each slope of which needs the element before.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5", 3), At("2", 2), At("1", 2), At("4", 0)]
    public static double Heun(ReadOnlySpan<double> x, int steps)
    {
        var y = new double[x.Length];
        var at = new double[x.Length];
        var k1 = new double[x.Length];
        var k2 = new double[x.Length];
        for (int step = 0; step < steps; step++)
        {
            Slope(x, y, k1);
            for (int i = 0; i < at.Length; i++)
                at[i] = y[i] + 0.1 * k1[i];
            Slope(x, at, k2);
            for (int i = 0; i < y.Length; i++)
                y[i] += 0.05 * (k1[i] + k2[i]);
        }

        return y[^1];
    }

    /// <summary>Nothing says that the arrays have the element that one loop leaves out.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("1"), At("0")]
    public static double PerhapsEmpty(double[] x)
    {
        var y = new double[x.Length];
        var z = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i];
        for (int i = 1; i < x.Length; i++)
            z[i] = y[i - 1] * x[i];
        for (int i = 0; i < x.Length; i++)
            sum += Math.Exp(z[i]) * y[i];
        return sum;
    }

    /// <summary>The first element is come to under a condition, which says nothing about whether there is one.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("1"), At("0")]
    public static double PerhapsFirst(double[] x)
    {
        bool isPositive = x.Length > 0 && x[0] > 0;
        double first = x.Length > 0 ? x[0] : 1;
        var y = new double[x.Length];
        var z = new double[x.Length];
        var waves = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i];
        for (int i = 1; i < x.Length; i++)
            z[i] = y[i - 1] * x[i];
        for (int i = 0; i < x.Length; i++)
            waves[i] = Math.Exp(z[i]) * y[i];
        for (int i = 0; i < x.Length; i++)
            sum += waves[i] * waves[i];
        return sum * (isPositive ? 2 * first : first);
    }

    /// <summary>With a number for the counter, the compiler would find a division by zero that is never come to.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("1")]
    public static double DividedByCounter(double[] x)
    {
        var y = new double[x.Length];
        var z = new double[x.Length];
        var waves = new double[x.Length];
        double sum = x[0];
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i] * (i > 0 ? 12 / i : 2);
        for (int i = 1; i < x.Length; i++)
            z[i] = y[i - 1] * x[i];
        for (int i = 0; i < x.Length; i++)
            waves[i] = Math.Sin(z[i]) * y[i];
        for (int i = 0; i < x.Length; i++)
            sum += waves[i] * waves[i];
        return sum;
    }

    /// <summary>With a number for the counter, the compiler would find constants that are out of range.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("1")]
    public static double HashedCounter(double[] x)
    {
        var y = new double[x.Length];
        var z = new double[x.Length];
        var waves = new double[x.Length];
        double sum = x[0];
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i] * unchecked((byte)(i - 1));
        for (int i = 1; i < x.Length; i++)
            z[i] = y[i - 1] * x[i];
        for (int i = 0; i < x.Length; i++)
            waves[i] = Math.Sin(0.01 * z[i]) * y[i] * (unchecked((i + 1) * 1103515245 * 12345) & 7);
        for (int i = 0; i < x.Length; i++)
            sum += waves[i] * waves[i];
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5"), At("2")]
    public static double TwoBefore(double[] x)
    {
        var y = new double[x.Length];
        var z = new double[x.Length];
        double sum = x[0] * x[1];
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i];
        for (int i = 2; i < x.Length; i++)
            z[i] = y[i - 2] * x[i] + y[i - 1];
        z[0] = y[0];
        z[1] = y[1] * y[0];
        for (int i = 0; i < z.Length; i++)
            sum += z[i] * z[i];
        return sum;
    }

    /// <summary>The next element is handed on the other way: the adjoints cannot alternate.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5"), At("1")]
    public static double After(double[] x)
    {
        var y = new double[x.Length];
        var z = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i];
        for (int i = 0; i < x.Length - 1; i++)
            z[i] = y[i + 1] * x[i];
        for (int i = 0; i < x.Length; i++)
            sum += z[i] * z[i] * y[i];
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5"), At("1"), At("0")]
    public static double Reversed(double[] x)
    {
        var y = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i];
        for (int i = 0; i < x.Length; i++)
            sum += y[x.Length - 1 - i] * x[i] * y[i];
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5"), At("3"), At("2")]
    public static double Diffusion(double[] x)
    {
        var y = new double[x.Length];
        var z = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            y[i] = Math.Sin(x[i]);
        for (int step = 0; step < 3; step++)
        {
            for (int i = 1; i < x.Length - 1; i++)
                z[i] = y[i] + 0.1 * (y[i - 1] - 2 * y[i] + y[i + 1]) * x[i];
            for (int i = 1; i < x.Length - 1; i++)
                y[i] = z[i];
        }

        for (int i = 0; i < x.Length; i++)
            sum += y[i] * y[i];
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("0")]
    public static double Downwards(double[] x)
    {
        var y = new double[x.Length];
        var z = new double[x.Length];
        double sum = 0;
        for (int i = x.Length - 1; i >= 0; i--)
            y[i] = x[i] * x[i];
        for (int i = x.Length - 1; i >= 0; i--)
            z[i] = y[i] * Math.Exp(x[i]);
        for (int i = x.Length - 1; i >= 0; i--)
            sum += z[i] * y[i];
        return sum;
    }

    /// <summary>The buffers change places: what one refers to is not known.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 3), At("4", 0)]
    public static double Swapped(double[] x, int steps)
    {
        var now = new double[x.Length];
        var next = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            now[i] = x[i];
        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < x.Length; i++)
                next[i] = now[i] * now[i];
            for (int i = 0; i < x.Length; i++)
                next[i] += x[i];
            (now, next) = (next, now);
        }

        return now[0] * now[1];
    }

    /// <summary>The same array under two names, and one that is not cleared between two uses.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("1")]
    public static double Kept(double[] x)
    {
        var y = new double[x.Length];
        Span<double> same = y;
        Span<double> rest = y.AsSpan(1);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            y[i] += x[i] * x[i];
        for (int i = 0; i < x.Length; i++)
            same[i] *= x[i];
        for (int i = 0; i < rest.Length; i++)
            rest[i] *= same[i];
        for (int i = 0; i < x.Length; i++)
            sum += same[i] * y[i];
        for (int i = 0; i < x.Length; i++)
            y[i] += x[i];
        for (int i = 0; i < x.Length; i++)
            sum += Math.Sin(y[i]);
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 1), At("4", 3), At("4", 9)]
    public static double LeftEarly(double[] x, int most)
    {
        var y = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i];
        for (int i = 0; i < x.Length; i++)
        {
            if (i == most)
                break;
            sum += y[i] * x[i];
        }

        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5", 2)]
    public static double SomeElements(double[] x, int every)
    {
        var y = new double[x.Length];
        var z = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i];
        for (int i = 0; i < x.Length; i++)
        {
            if (i % every == 0)
                z[i] = y[i] * x[i];
            else
                z[i] = x[i];
        }

        for (int i = 0; i < x.Length; i++)
            sum += z[i] * z[i];
        return sum;
    }

    /// <summary>What the arrays hold is read at one place by every iteration.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("1")]
    public static double First(double[] x)
    {
        var y = new double[x.Length];
        var z = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i];
        for (int i = 0; i < x.Length; i++)
            z[i] = y[0] * x[i];
        for (int i = 0; i < x.Length; i++)
            sum += z[i] * y[i];
        return sum;
    }

    /// <summary>A number that one loop computes is needed by the next.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 0.3f)]
    public static float Scaled(float[] x, float scale)
    {
        var y = new float[x.Length];
        var z = new float[x.Length];
        float sum = 0, norm = 0;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = scale * x[i];
            norm += y[i];
        }

        for (int i = 0; i < x.Length; i++)
            z[i] = y[i] * y[i] * norm;
        for (int i = 0; i < x.Length; i++)
            sum += z[i] * scale;
        return sum;
    }

    /// <summary>The array that is written is given: it may have other elements behind.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", "4")]
    public static double Given(double[] x, double[] y)
    {
        var z = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            y[i] *= x[i];
        for (int i = 0; i < x.Length; i++)
            z[i] = y[i] * x[i];
        for (int i = 0; i < x.Length; i++)
            y[i] += z[i];
        return y[0] * y[x.Length - 1];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 2), At("3", 0)]
    public static double InEachStep(double[] x, int steps)
    {
        double sum = 1;
        for (int step = 0; step < steps; step++)
        {
            var y = new double[x.Length];
            var z = new double[x.Length];
            for (int i = 0; i < x.Length; i++)
                y[i] = x[i] * sum;
            for (int i = 0; i < x.Length; i++)
                z[i] = y[i] * y[i];
            for (int i = 0; i < x.Length; i++)
                sum += 0.1 * z[i] * y[i];
        }

        return sum;
    }

    private static void Slope(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> slope)
    {
        slope[0] = x[0];
        for (int i = 1; i < slope.Length; i++)
            slope[i] = x[i] * y[i - 1];
    }
}
