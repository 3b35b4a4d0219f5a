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
}
