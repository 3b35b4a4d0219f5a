using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Methods that call themselves and give their results back in arrays alone.</summary>
public static partial class RecursionOverMemory
{
    /// <summary>The backward pass of the branch is nothing but the backward part of the call.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", "3", 3), At("3", "3", 0)]
    public static double InABranch(double[] x, double[] w, int n)
    {
        if (n > 0)
        {
            Fill(x, w, n);
        }

        return w[0] * w[1];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", "3", 3), At("3", "3", -1)]
    public static double InTheOtherBranch(double[] x, double[] w, int n)
    {
        if (n < 0)
        {
            w[0] *= w[2];
        }
        else
        {
            Fill(x, w, n);
        }

        return w[0] * w[1];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", "3", 2), At("3", "3", 0)]
    public static double InALoop(double[] x, double[] w, int n)
    {
        for (int i = 0; i < n; i++)
        {
            if (i != 1)
            {
                Fill(x, w, i + 1);
            }
        }

        return w[0] * w[1];
    }

    private static void Fill(double[] x, double[] w, int n)
    {
        if (n == 0)
        {
            return;
        }

        w[n - 1] = w[n - 1] * x[n - 1] + x[0];
        Fill(x, w, n - 1);
    }

    /// <summary>What is written is an array that no derivative flows into from outside.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 4)]
    public static double IntoALocal(double[] x, int n)
    {
        var sums = new double[n];
        Accumulate(x, sums, 0);
        return sums[n - 1] * sums[0];
    }

    private static void Accumulate(double[] x, double[] sums, int i)
    {
        sums[i] = (i == 0 ? 0 : sums[i - 1]) + x[i] * x[i];
        if (i + 1 < sums.Length)
        {
            Accumulate(x, sums, i + 1);
        }
    }

    /// <summary>Only numbers are put in, and only the array brings them out.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 3), At(0.4, 0)]
    public static double FromANumber(double x, int n)
    {
        var powers = new double[n + 1];
        Powers(powers, x, n);
        double sum = 0;
        foreach (double power in powers)
        {
            sum += power * power;
        }

        return sum;
    }

    private static void Powers(double[] powers, double x, int n)
    {
        if (n > 0)
        {
            Powers(powers, x, n - 1);
        }

        powers[n] = n == 0 ? x : powers[n - 1] * x;
    }

    /// <summary>What a call reads to return it, its caller writes.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 1.3, 3), At("3", 0.4, 1), At("3", 0.4, 0)]
    public static double ReadLast(double[] x, double y, int n)
    {
        double sum = Halved(x, y, n);
        x[0] = sum * y;
        x[1] *= sum;
        return x[0] * x[1] * Halved(x, sum, n - 1);
    }

    private static double Halved(double[] x, double y, int n)
    {
        double half = n > 0 ? Halved(x, y / 2, n - 1) : y;
        x[2] += half;
        return x[0] * x[1] + half * x[2];
    }
}
