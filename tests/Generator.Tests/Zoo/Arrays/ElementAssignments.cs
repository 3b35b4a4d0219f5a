using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Every way to write an element; what says which one is evaluated once.</summary>
public static partial class ElementAssignments
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5 in 0.5..2", 0.7)]
    public static double Compound(double[] x, double y)
    {
        x[0] += y;
        x[1] -= y * y;
        x[2] *= x[0];
        x[3] /= x[1] + 3;
        x[4] += x[4];
        return x[0] * x[1] + x[2] * x[3] + x[4] * x[4];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3")]
    public static double Increments(double[] x)
    {
        x[0]++;
        --x[1];
        double before = x[2]++;
        double after = ++x[2];
        return x[0] * x[1] * before + after * x[2];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4")]
    public static double PostfixIndex(double[] x)
    {
        int i = 0;
        x[i++] = x[i] * x[i + 1];
        x[i++] *= 3;
        x[++i] -= x[0];
        return x[0] * x[1] + x[2] * x[3] + i;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4")]
    public static double PostfixIndexInLoop(double[] x)
    {
        double sum = 0;
        int i = 0;
        while (i < x.Length)
            sum += x[i] * x[i++];
        return sum;
    }

    /// <summary>The value of an assignment is what is written.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 0.4)]
    public static double Chained(double[] x, double y)
    {
        x[0] = x[1] = y * x[2];
        double z = x[2] = x[0] * x[1];
        return z * z + x[2] + x[0];
    }

    /// <summary>The left operand is read before the right one writes.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2")]
    public static double ReadBeforeWritten(double[] x) => x[0] + (x[0] = x[1] * x[1]) * x[0];

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2", 0.3)]
    public static double CompoundReadsBefore(double[] x, double y)
    {
        x[0] += x[0] = y * y;
        return x[0] * x[1];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 1), At("3", 2)]
    public static double AtConditionalIndex(double[] x, int n)
    {
        x[n > 1 ? 0 : 1] *= x[2];
        return x[0] * x[0] + x[1];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 1), At("3", 2)]
    public static double OfConditionalArray(double[] x, int n)
    {
        double[] y = [1, 2, 3];
        (n > 1 ? x : y)[0] = x[1] * x[2];
        return x[0] * y[0] + x[0] * x[0];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4")]
    public static double SwapByTuple(double[] x)
    {
        (x[0], x[1]) = (x[1], x[0] * x[0]);
        (x[2], x[3]) = (x[3] * x[0], x[2]);
        return x[0] * x[2] + x[1] * x[3] * x[3];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 1)]
    public static double LongIndex(double[] x, long i) => x[i] * x[i] * x[i - 1] + x[(byte)(i + 1)];
}
