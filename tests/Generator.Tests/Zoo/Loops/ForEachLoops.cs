using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Loops over the elements of arrays and spans.</summary>
public static partial class ForEachLoops
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(new[] { 0.4, 0.8, 1.7 }, 0.3), At(new double[0], 0.3)]
    public static double Sum(double[] xs, double y)
    {
        double sum = y;
        foreach (double x in xs)
            sum += Math.Sin(x) * x * sum;
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(new[] { 0.4, 0.8, 1.7 }, 0.3), At(new[] { 0.4, 3.8, 1.7 }, 0.3), At(new double[0], 0.3)]
    public static double UntilLarge(ReadOnlySpan<double> xs, double y)
    {
        double product = 1;
        foreach (var x in xs)
        {
            if (x < 0.5)
                continue;
            product *= x + y;
            if (product > 3)
                return product * y;
        }

        return product;
    }
}
