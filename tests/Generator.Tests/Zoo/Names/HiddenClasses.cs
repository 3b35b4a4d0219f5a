using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo.Hiding;

/// <summary>What light leaves out.</summary>
public static class Shadow
{
    public const double Add = 2;
}

public static class Checkpoint
{
    public const double Segments = 0.9;
}

/// <summary>Classes and members of the user's own have the names of those that generated code calls.</summary>
public static partial class HiddenClasses
{
    private static double Array => 0.5;

    private static double MemoryGuard(double x) => x * x;

    private static double Branchless => 4;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(new[] { 0.3, 0.5, -1.2 }, new[] { 1.0, 2.0, 0.7 })]
    public static double Copied(double[] from, double[] to)
    {
        to[0] *= Shadow.Add * from[1];
        var copy = new double[3];
        from.AsSpan().CopyTo(copy);
        System.Array.Clear(from);
        copy[0] *= to[0] * Array;
        return copy[0] * copy[1] + MemoryGuard(to[0]) * copy[2] + from[0];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 10)]
    public static double Long(double x, int n)
    {
        foreach (int step in AutoDiffGen.Checkpoint.Range(0, n))
            x = Math.Sin(x) * Checkpoint.Segments;
        return x;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(new[] { 0.3, 0.5, -1.2 })]
    public static double Largest(double[] a)
    {
        int at = 0;
        double largest = a[0];
        for (int i = 1; i < a.Length; i++)
        {
            if (a[i] > largest)
            {
                largest = a[i];
                at = i;
            }
        }

        return largest * largest * Branchless + a[at];
    }
}
