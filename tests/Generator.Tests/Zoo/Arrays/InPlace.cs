using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Arrays that are written in place: the gradients are with respect to what comes in.</summary>
public static partial class InPlace
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 in 0.5..2"), At("1")]
    public static double Recurrence(double[] a)
    {
        for (int i = 1; i < a.Length; i++)
            a[i] = a[i] * a[i - 1];
        return a[a.Length - 1];
    }

    public static double[] RecurrenceGradient(double[] a)
    {
        double product = 1;
        foreach (double element in a)
            product *= element;
        return Array.ConvertAll(a, element => product / element);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5"), At("0")]
    public static double PrefixSums(double[] x)
    {
        for (int i = 1; i < x.Length; i++)
            x[i] += x[i - 1];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * x[i];
        return sum;
    }

    /// <summary>What an element was before is needed, and what it is afterwards as well.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4")]
    public static double Squares(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = x[i] * x[i];
            sum += Math.Sin(x[i]);
        }

        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 3), At("4", 0)]
    public static double Repeated(double[] x, int times)
    {
        for (int t = 0; t < times; t++)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = Math.Sin(x[i]) + x[(i + 1) % x.Length];
        }

        double sum = 0;
        foreach (double element in x)
            sum += element;
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5 = 0.5 -1.5 2 0.25 -0.75")]
    public static double BubbleSort(double[] x)
    {
        for (int last = x.Length - 1; last > 0; last--)
        {
            for (int i = 0; i < last; i++)
            {
                if (x[i] > x[i + 1])
                {
                    double larger = x[i];
                    x[i] = x[i + 1];
                    x[i + 1] = larger;
                }
            }
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += i * x[i] * x[i];
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5")]
    public static double Reversed(double[] x)
    {
        for (int i = 0, j = x.Length - 1; i < j; i++, j--)
            (x[i], x[j]) = (x[j], x[i]);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum = sum * 0.5 + x[i] * x[i];
        return sum;
    }

    /// <summary>The divisor is overwritten last.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 in 0.5..2")]
    public static double DividedByTheFirst(double[] x)
    {
        for (int i = x.Length - 1; i >= 0; i--)
            x[i] /= x[0];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Exp(x[i]);
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 = 0.5 -0.25 2 -0.75")]
    public static double OverwrittenAfterTest(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0)
                x[i] = -x[i] * x[i];
            else
                x[i] = Math.Exp(x[i]);
            sum += x[i] * x[i];
        }

        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 0.3)]
    public static double OverwrittenByConstant(double[] x, double y)
    {
        double before = x[1] * x[2];
        x[1] = 3;
        x[2] = y;
        return before + x[1] * x[2] + x[0] * x[3];
    }

    /// <summary>An element may be overwritten by what another becomes.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3")]
    public static double Rotated(double[] x)
    {
        double first = x[0];
        for (int i = 0; i + 1 < x.Length; i++)
            x[i] = x[i + 1];
        x[^1] = first;
        return x[0] * x[0] * x[1] + x[2];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2", "2")]
    public static double TwoArrays(double[] x, double[] y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = x[i] * y[i];
            y[i] = x[i] + y[i] * y[i];
        }

        return x[0] * y[1] + x[1] * y[0];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 in 1.5..3", 0.3), At("4 = 0.01 2 2 2", 0.3)]
    public static double HalvedUntilSmall(double[] x, double limit)
    {
        double sum = 0;
        while (x[0] > limit)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] *= 0.5;
            sum += x[1] * x[2];
        }

        return sum * x[3];
    }

    /// <summary>What is written and never read again has no gradient.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3")]
    public static double WrittenOnly(double[] x)
    {
        double sum = x[0] * x[1];
        for (int i = 0; i < x.Length; i++)
            x[i] = sum * i;
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5 = 1 3 2 5 4"), At("4 = 4 3 2 1")]
    public static double CumulativeMax(double[] x)
    {
        for (int i = 1; i < x.Length; i++)
            x[i] = Math.Max(x[i], x[i - 1]);
        double sum = 0;
        foreach (double element in x)
            sum += element * element;
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 2), At("3", 0)]
    public static double InBranch(double[] x, int n)
    {
        if (n > 1)
        {
            x[0] = x[0] * x[1];
            x[1] = Math.Sin(x[0]);
        }
        else
        {
            x[2] = x[2] * x[2];
        }

        return x[0] * x[1] * x[2];
    }
}
