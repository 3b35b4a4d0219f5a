using System;
using System.Collections.Generic;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Loops up to what a member of an object says.</summary>
public static partial class Bounds
{
    private static readonly Mesh Square = new([0, 1, 2, 3], 2);

    /// <summary>What never changes is read again wherever it is needed.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7)]
    public static double Unchanging(double x)
    {
        double y = x;
        for (int i = 0; i < Square.Corners; i++)
            for (int j = 0; j < Square.Halves; j++)
                y = Math.Sin(y) + 0.1 * i * x;
        return y;
    }

    /// <summary>What may change is read once an iteration, as it is written.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7)]
    public static double Shrinking(double x)
    {
        var queue = new Queue<double>([0.5, 2.0, 1.5]);
        double y = x;
        for (int i = 0; i < queue.Count; i++)
        {
            double weight = queue.Dequeue();
            y *= weight * x + i;
        }

        return y;
    }

    public static double ShrinkingGradient(double x) => 3 * x * x + x;

    /// <summary>The second half of a condition is asked only where the first holds.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 2), At(0.7, 5), At(0.7, 0)]
    public static double Asked(double x, int n)
    {
        var numbers = new Queue<int>([3, 2, 5]);
        double y = x;
        while (n > 0 && numbers.TryPeek(out _) && numbers.Dequeue() > 1)
        {
            y = y * y + x;
            n--;
        }

        return y + numbers.Count;
    }

    private sealed record Mesh(int[] Indices, int Parts)
    {
        public int Corners => Indices.Length;

        public int Halves => (Corners + Parts) / 2;
    }
}
