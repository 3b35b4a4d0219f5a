using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Hessians and Jacobians in one array: matrices.</summary>
public static partial class ArrayMatrices
{
    [Differentiable(ValueAndGrad | Hvp | Hessian | Jacobian)]
    [At("4"), At("1")]
    public static double Rosenbrock(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double a = 1 - x[i];
            double b = x[i + 1] - x[i] * x[i];
            sum += a * a + 100 * b * b;
        }

        return sum;
    }

    /// <summary>Names that are taken, an inactive parameter, and an optional one.</summary>
    [Differentiable(Hessian | Jacobian)]
    [At("3", 2, 0.5)]
    public static double Names(double[] hessian, int i, [NoGrad] double j = 2) => Math.Sin(hessian[0] * hessian[1]) * i + j * hessian[2] * hessian[2] * hessian[0];

    /// <summary>Blocks for an array and a number.</summary>
    [Differentiable(Hessian | Jacobian)]
    [At("3", 0.7)]
    public static double Mixed(double[] x, double k) => Math.Sin(k * x[0] * x[1]) + x[2] * x[2] * k * k;

    /// <summary>More results than parameters, and dear ones: four columns in one pass.</summary>
    [Differentiable(Vjp | Jvp | Jacobian)]
    [At("7", 0.7, 9), At("3", 0.7, 5), At("8", 0.7, 3)]
    public static double[] Waves(double[] x, double k, int rows)
    {
        var waves = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            double sum = 0;
            foreach (double v in x)
                sum += v > 0.5 ? Math.Sin(k * v * (i + 1)) : v * Math.Exp(-k * i);
            waves[i] = i > 0 ? sum * waves[i - 1] : sum;
        }

        return waves;
    }

    /// <summary>Four rows in one pass, in two arrays and a number.</summary>
    [Differentiable(Hvp | Hessian)]
    [At("6", "5", 0.7), At("3", "4", 0.7), At("1", "1", 0.7)]
    public static double Energy(double[] x, double[] y, double k)
    {
        double energy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < y.Length; j++)
                energy += Math.Exp(-(x[i] - y[j]) * (x[i] - y[j])) * Math.Sin(k * x[i]);
        }

        return energy;
    }
}
