using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;
using static AutoDiffGen.Differentiation;

namespace Zoo;

/// <summary>Values that are taken for constants; differences do not see that they are, closed forms do.</summary>
public static partial class StoppedGradients
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [AtKink(0.7, 1.3)]
    public static double Factor(double x, double y) => StopGradient(x * y) * y;

    public static (double, double) FactorGradient(double x, double y) => (0, x * y);

    /// <summary>Rounding that the gradient passes straight through.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [AtKink(1.7), AtKink(-0.2)]
    public static double StraightThrough(double x)
    {
        double rounded = x + StopGradient(Math.Round(x) - x);
        return rounded * rounded;
    }

    public static double StraightThroughGradient(double x) => 2 * Math.Round(x);

    /// <summary>The largest term is only there against overflow: its own derivative would cancel.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3")]
    public static double LogSumExp(double[] x)
    {
        double largest = x[0];
        for (int i = 1; i < x.Length; i++)
            largest = Math.Max(largest, x[i]);
        largest = StopGradient(largest);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Exp(x[i] - largest);
        return Math.Log(sum) + largest;
    }

    /// <summary>A step of an iteration whose earlier steps are taken for constants.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.5f)]
    public static float LastStep(float a)
    {
        float root = 1;
        for (int i = 0; i < 8; i++)
        {
            root = StopGradient(root);
            root = 0.5f * (root + a / root);
        }

        return root;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [AtKink(0.7, 1.3)]
    public static double Members(double x, double y)
    {
        (double Sum, double Product) pair = StopGradient((x + y, x * y));
        return pair.Sum * x + pair.Product * y;
    }

    public static (double, double) MembersGradient(double x, double y) => (x + y, x * y);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [AtKink("3x2")]
    public static Tensor<double> Target(Tensor<double> prediction)
    {
        var target = StopGradient(0.9 * prediction);
        return TensorMath.Square(prediction - target).Sum();
    }

    public static Tensor<double> TargetGradient(Tensor<double> prediction) => 0.2 * prediction;
}
