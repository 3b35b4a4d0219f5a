using System;
using System.Threading;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Inactive calls of the library that set variables or are given lambdas.</summary>
public static partial class LibraryArguments
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, 5)]
    public static double ByReference(double x, int n)
    {
        int total = n;
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            int before = Interlocked.Add(ref total, i) + Interlocked.Exchange(ref n, total);
            sum += Math.Sin(x * before) * total;
        }

        Array.Resize(ref Words, n);
        decimal.GetBits(n).CopyTo(Bits, 0);
        return sum * n * x;
    }

    private static string[] Words = [];

    private static readonly int[] Bits = new int[4];

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, 5)]
    public static double SetWithoutResult(double x, int n)
    {
        new DateTime(2001, 2, n).GetDate(out int year, out int month, out _);
        int day = 1;
        new DateTime(2001, 2, n).GetDate(out year, out _, out day);
        return x * year + Math.Pow(x, month) * day;
    }

    private static void GetDate(this DateTime date, out int year, out int month, out int day) => date.Deconstruct(out year, out month, out day);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, 5)]
    public static double Deconstructed(double x, int n)
    {
        var date = new DateOnly(2001, 2, n);
        date.Deconstruct(out int year, out int month, out int day);
        return x * year + Math.Pow(x, month) * day;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3, 0.2, 2.5)]
    public static double Sorted(double x, double y, [NoGrad] double low, [NoGrad] double high)
    {
        double[] keys = [high, low, 1];
        int[] order = [0, 1, 2];
        Array.Sort(order, (a, b) => a - b);
        int first = Array.FindIndex(order, i => i > low);
        double limit = low * 2;
        int last = Array.FindLastIndex(order, i => i < limit + 1);
        double[] values = [x, y, x * y];
        return values[order[first]] * values[order[last]] + values[order[2]] * keys[1];
    }

    /// <summary>What the lambda captures goes by the name of its parameter where it is called.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1), At(0.7, 2)]
    public static double Captured(double x, int i) => x * FirstAbove(i) + x * x;

    private static int FirstAbove(int limit) => Array.Find([1, 2, 3, 4], i => i > limit);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static double SortedBy(double x, double y)
    {
        int[] order = [0, 1, 2];
        double[] values = [x, y, x * y];
        Array.Sort(order, (a, b) => Weights[b].CompareTo(Weights[a]));
        return values[order[0]] * values[order[1]];
    }

    private static readonly double[] Weights = [1, 3, 2];
}
