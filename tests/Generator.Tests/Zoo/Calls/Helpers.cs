using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class Helpers
{
    private static double Cube(double x) => x * x * x;

    private static double Mix(double a, double b, double weight = 0.25)
    {
        double rest = 1 - weight;
        return weight * a + rest * b;
    }

    private static double TwoLevels(double x)
    {
        double y = Cube(x) + Outer.Inner.Wave(x);
        return y * y;
    }

    private static double Unrelated(int n) => n * 2.5;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7), At(-1.2)]
    public static double OneLevel(double x) => Cube(x) + Cube(2 * x);

    public static double OneLevelGradient(double x) => 27 * x * x;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7), At(-1.2)]
    public static double Deep(double x) => 0.5 * TwoLevels(x);

    public static double DeepGradient(double x) =>
        (x * x * x + Math.Sin(3 * x)) * (3 * x * x + 3 * Math.Cos(3 * x));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, -0.3)]
    public static double NamedArguments(double x, double y) => Mix(b: x * y, a: y) + Mix(x, y, weight: 0.5) * Unrelated(2);

    public static (double, double) NamedArgumentsGradient(double x, double y) =>
        (0.75 * y + 2.5, 0.25 + 0.75 * x + 2.5);

    /// <summary>Local names of the helper and of its caller are the same.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, -0.3)]
    public static double SameNames(double a, double rest)
    {
        double weight = a * rest;
        double b = Mix(rest, a, weight);
        return b * rest;
    }

    public static (double, double) SameNamesGradient(double a, double rest)
    {
        // f = (w r + (1 - w) a) r with w = a r
        double w = a * rest, m = w * rest + (1 - w) * a;
        double gradW = (rest - a) * rest;
        return (gradW * rest + (1 - w) * rest, gradW * a + w * rest + m);
    }

    /// <summary>A helper that is differentiable in its own right, and one that overwrites its parameter.</summary>
    [Differentiable]
    [At(0.4, 1.6)]
    public static double OfDifferentiable(double x, double y) => OneLevel(x) * y + Overwriting(x);

    public static (double, double) OfDifferentiableGradient(double x, double y) => (27 * x * x * y + 4 * x * x * x, 9 * x * x * x);

    private static double Overwriting(double x)
    {
        x *= x;
        return x * x;
    }

    /// <summary>The argument is overwritten after the call.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.4, 1.6)]
    public static double ArgumentOverwritten(double x, double y)
    {
        double a = x * y;
        double b = Cube(a);
        a = 0.5;
        return b + a;
    }

    public static (double, double) ArgumentOverwrittenGradient(double x, double y) =>
        (3 * x * x * y * y * y, 3 * x * x * x * y * y);

    /// <summary>Only one parameter of the helper is active; the other is a computation on an integer.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.4, 3)]
    public static double PartlyActive(double x, int n) => Mix(x, Unrelated(n), Unrelated(n) / 100);

    public static double PartlyActiveGradient(double x, int n) => n * 2.5 / 100;

    /// <summary>A letter is no number where it is declared ahead of the branch that it is needed in.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, 1)]
    public static double Letters(double x, int n) => n > 2 ? Coded(x, 'a') * x : x;

    private static double Coded(double x, char letter)
    {
        char next = default;
        next += letter;
        next++;
        return next * x;
    }
}

internal static class Outer
{
    internal static class Inner
    {
        public static double Wave(double x) => Math.Sin(Frequency * x);

        private const double Frequency = 3;
    }
}
