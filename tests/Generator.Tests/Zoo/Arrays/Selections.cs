using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Loops that choose among what their iterations compute.</summary>
public static partial class Selections
{
    /// <summary>Of the iterations, those before the least one have no part in the gradient, and are not run backwards.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("1")]
    [AtKink(new[] { 2.0, 1.0, -1.0, 3.0 }), AtKink(new[] { 1.0, -1.0, 1.0 })]
    public static double Least(double[] x)
    {
        double least = double.PositiveInfinity;
        for (int i = 0; i < x.Length; i++)
            least = Math.Min(least, x[i] * x[i]);
        return least;
    }

    public static double[] LeastGradient(double[] x)
    {
        var gradient = new double[x.Length];
        double left = 1;
        for (int i = x.Length - 1; i >= 0 && left > 0; i--)
        {
            double before = double.PositiveInfinity;
            for (int j = 0; j < i; j++)
                before = Math.Min(before, x[j] * x[j]);
            double share = x[i] * x[i] < before ? 1 : x[i] * x[i] == before ? 0.5 : 0;
            gradient[i] = 2 * x[i] * share * left;
            left *= 1 - share;
        }

        return gradient;
    }

    /// <summary>What all iterations read from outside is added up over those that have a part.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("5", 1.3), At("3", -0.4)]
    public static double Greatest(double[] x, double weight)
    {
        double greatest = x[0];
        for (int i = 1; i < x.Length; i++)
        {
            double value = Math.Exp(weight * x[i]) / i;
            if (value > greatest)
                greatest = value;
        }

        return greatest * weight;
    }

    /// <summary>Where an iteration has a part in something else as well, all are run.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5")]
    public static double LeastAndSum(double[] x)
    {
        double least = 10;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double square = x[i] * x[i];
            least = Math.Min(least, square);
            sum += square * x[i];
        }

        return least * sum;
    }

    /// <summary>What is begun anew depends on nothing before; what is on a stack is taken off all the same.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6", 0.2), At("2", -5.0)]
    public static double LastRun(double[] x, double limit)
    {
        double run = 1;
        for (int i = 0; i < x.Length; i++)
        {
            run = x[i] < limit ? 0 : run + x[i] * run;
            if (run > 3)
                run = Math.Sqrt(run);
        }

        return run;
    }

    /// <summary>The iterations of a loop with a condition, whose number is not known before.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5", 0.7)]
    public static double LeastUntil(double[] x, double scale)
    {
        double least = 100;
        int i = 0;
        while (i < x.Length && least > 1e-3)
        {
            least = Math.Min(least, scale * x[i] * x[i]);
            i += 1;
        }

        return least;
    }
}
