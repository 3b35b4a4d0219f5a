using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Spans that a loop moves within the memory that they were parts of.</summary>
public static partial class MovingSpans
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5 in 0.5..2", 1.2), At("0", 1.2)]
    public static double Rest(Span<double> a, double x)
    {
        Span<double> rest = a;
        while (rest.Length > 0)
        {
            x *= Math.Sin(rest[0]);
            rest = rest[1..];
        }

        return x;
    }

    /// <summary>The last part of it is read behind the loop.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5 in 0.5..2", 1.2), At("4 in 0.5..2", 1.2)]
    public static double FromBothEnds(double[] a, double x)
    {
        ReadOnlySpan<double> rest = a;
        while (rest.Length > 1)
        {
            x += rest[0] * rest[^1] * x;
            rest = rest.Slice(1, rest.Length - 2);
        }

        return rest.IsEmpty ? x : x * rest[0];
    }

    /// <summary>What is read is written later, under another name of it as well.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("7 in 0.5..2", 0.7)]
    public static double Written(Span<double> a, double x)
    {
        for (Span<double> rest = a; rest.Length >= 2; rest = rest[2..])
        {
            rest[1] *= rest[0] * x;
            rest[0] = a[^1] * rest[1];
            a[^1] += Math.Sin(rest[1]);
        }

        return a[0] * a[1] + a[3] * a[^1] * x;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("9 in 0.5..2", 0.3, 12), At("4 in 0.5..2", 2.3, 12)]
    public static double Branches(Span<double> a, double x, int n)
    {
        Span<double> rest = a;
        for (int i = 0; i < n; i++)
        {
            if (rest[0] > x)
            {
                rest[1] *= x;
                rest = rest[1..];
            }
            else if (i % 2 == 0)
            {
                rest = rest[..^1];
            }

            x *= rest[0];
            if (rest.Length < 2)
            {
                break;
            }

            rest[0] *= x;
            rest = i > 2 ? rest.Slice(1) : rest;
        }

        return x + rest[^1] * a[1];
    }

    /// <summary>A loop within a loop, each of them moving a span of its own.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("8 = 0.3 0.5 1.5 0.2 1.7 1.1 0.6 0.9", 1.2)]
    public static double Groups(ReadOnlySpan<double> a, double x)
    {
        ReadOnlySpan<double> rest = a;
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<double> group = rest;
            double sum = 0;
            while (group.Length > 0 && group[0] < 1)
            {
                sum += group[0] * x;
                group = group[1..];
            }

            x += sum * sum;
            rest = group.Length == rest.Length ? rest[1..] : group;
        }

        return x;
    }

    /// <summary>Two at once, by steps that the arguments say.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("7 in 0.5..2", "9 in 0.5..2", 2)]
    public static double Merged(double[] a, double[] b, int step)
    {
        Span<double> left = a.AsSpan(1), right = b;
        double sum = 1;
        while (left.Length > 0 && right.Length > 0)
        {
            if (left[0] < right[0])
            {
                sum += left[0] * sum;
                left = left[1..];
            }
            else
            {
                sum *= right[0];
                right = right[Math.Min(step, right.Length)..];
            }
        }

        return sum * sum;
    }

    /// <summary>There may be fewer elements than a step takes.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6 in 0.5..2", 2)]
    public static double Steps(double[] a, int step)
    {
        double product = 1;
        ReadOnlySpan<double> rest = a;
        for (int i = 0; i < 3; i++)
        {
            product *= rest[0];
            rest = rest[step..];
        }

        return product;
    }

    /// <summary>A part has no more elements than it has, though there are more behind it.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6 in 0.5..2", 1)]
    public static double Grown(double[] a, int n)
    {
        double product = 1;
        Span<double> part = a;
        for (int i = 0; i < 2; i++)
        {
            product *= part[0];
            part = i == 0 ? part.Slice(2, 1) : part.Slice(0, n);
        }

        return product;
    }

    /// <summary>In a helper, and of structures.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x2 = 1 2 0.5 4 1.5 0.6 0.7 1.8", 0.6)]
    public static double Helper(Span<Pair> pairs, double x)
    {
        double sum = 0;
        for (int i = 0; i < 2; i++)
        {
            sum += Norm(pairs[i..], x);
            pairs[3].Right *= sum;
        }

        return sum;
    }

    public record struct Pair(double Left, double Right);

    private static double Norm(Span<Pair> pairs, double x)
    {
        double sum = 0;
        while (!pairs.IsEmpty)
        {
            sum += pairs[0].Left * pairs[^1].Right * x;
            pairs[0].Left *= x;
            pairs = pairs[1..];
        }

        return sum;
    }
}
