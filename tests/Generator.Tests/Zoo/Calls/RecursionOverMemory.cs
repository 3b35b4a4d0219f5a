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
}
