using System;
using System.Linq;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Queries that pick one of the elements, ask something about all of them, or leave some out.</summary>
public static partial class QueriesOfOne
{
    public readonly record struct Offer(double Price, double Rate)
    {
        public double At(double time) => Price * Math.Exp(-Rate * time);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5"), At("1"), At("3 = 2 -1 1"), At("4 = -3 7 5 6")]
    [AtKink("3 = 1 2 2"), AtKink("3 = NaN 1 3"), AtKink("3 = NaN NaN 2"), AtKink("2 = -0 0"), AtKink("2 = 0 -0")]
    public static double Largest(double[] x) => x.Max() * 3;

    public static double[] LargestGradient(double[] x)
    {
        int first = Array.IndexOf(x, x.Max());
        return [.. x.Select((_, i) => i == first ? 3.0 : 0)];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5"), At("1"), At("3 = 2 -1 1")]
    [AtKink("3 = 1 1 2"), AtKink("2 = -0 0"), AtKink("2 = 0 -0")]
    public static float Smallest(float[] x) => x.Min() * 3;

    public static float[] SmallestGradient(float[] x)
    {
        int first = Array.IndexOf(x, x.Min());
        return [.. x.Select((_, i) => i == first ? 3f : 0)];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x2 = 1 2 3 0.4 0.5 6 7 0.8", 0.3), At("1x2", 0.3)]
    public static double Selected(Offer[] offers, double time) =>
        offers.Max(offer => offer.At(time)) - offers.Select(offer => offer.Price * time).Min() * offers.Skip(0).Max(offer => Math.Sin(offer.Rate));

    /// <summary>The scores of a network, without overflow.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4"), At("4 = 1000 2 3 999")]
    public static double LogSumExp(double[] x)
    {
        double max = x.Max();
        return max + Math.Log(x.Sum(element => Math.Exp(element - max)));
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5", 0.4), At("5 in -3..-2", 0.4), At("1 = 3", 0.4)]
    public static double Asked(double[] x, double y)
    {
        double sum = x.All(element => element > 0) ? x[0] * y : y * y;
        sum += x.Any(element => element < -2) ? x[0] * x[0] : y;
        sum *= x.Where(element => element > y).Any() || x.Take(3).Any(element => element > 1 && x[0] < 0) ? Math.Sin(x[0]) : 2;
        return sum + (x.Any() ? x.Sum(element => element > y ? 1 : 2) * y : 0);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5 in 0.1..0.9", 1), At("5 = 1 2 3 4 5", 0), At("5 = 1 2 -3 4 -5", 4)]
    public static double Picked(double[] x, int i) =>
        x.First() * x.Last() + x.First(element => element > x[3] - 1.5) * x.Last(element => element < 6) + x.ElementAt(i) * x.Select(element => element * x[i]).First();

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5", 2), At("5", 0), At("5", -1), At("5", 9)]
    public static double Parts(double[] x, int n)
    {
        double sum = x.Take(n).Sum() * x.Skip(n).Sum(element => element * element) + x.Skip(1).Take(3).Select((element, i) => element * i).Sum();
        double[] back = x.Reverse().Select(element => element * x[0]).ToArray();
        return sum + back.Zip(x.Skip(1), (a, b) => a * b).Sum() + x.Reverse().Skip(1).Aggregate((made, element) => made * element + x[1]);
    }

    /// <summary>Functions are called until it is known.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 = 1 2 3 4", "2 = 3 1")]
    public static double UntilKnown(double[] x, double[] y)
    {
        bool isFound = Enumerable.Range(0, 100).Any(i => x[i] > 2);
        bool isGreat = Enumerable.Range(0, 100).Select(i => x[i] * y[i % 2]).All(product => product > 3);
        return (isFound ? x[1] : 0) * (isGreat ? y[0] : y[1]) * Enumerable.Range(0, 9).First(i => x[i] > 1.5);
    }

    /// <summary>Elements that are structures.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x2 = 1 2 3 4 5 6", 0.3)]
    public static double OfStructures(Offer[] offers, double time) =>
        offers.First(offer => offer.Price > 2).At(time) * offers.Last().Rate + offers.Reverse().First().Price * offers.ElementAt(1).Rate;
}
