using System;
using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class LogisticLoss
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5, -0.3, 1.7, 1), At(0.5, -0.3, -0.2, 0)]
    public static double Loss(double weight, double bias, [NoGrad] double x, int label)
    {
        double logit = weight * x + bias;
        double signed = label == 1 ? logit : -logit;
        return Math.Log(1 + Math.Exp(-signed));
    }

    public static (double, double) LossGradient(double weight, double bias, double x, int label)
    {
        double error = 1 / (1 + Math.Exp(-(weight * x + bias))) - label;
        return (error * x, error);
    }
}
