using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class Parameters
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 0.5, 0.7)]
    public static double Unusual(double @class, double _rate, double __x1) => @class * _rate + __x1 * __x1;

    public static (double, double, double) UnusualGradient(double @class, double _rate, double __x1) => (_rate, @class, 2 * __x1);

    /// <summary>The names that a gradient would like to use itself.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 0.5, 0.7, 0.9)]
    public static double Taken(double value, double gradX, double x, double gradOut) => value * gradX + x * x * gradOut;

    public static (double, double, double, double) TakenGradient(double value, double gradX, double x, double gradOut) =>
        (gradX, value, 2 * x * gradOut, x * x);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 0.5)]
    public static double TakenByLocals(double x, double tangentX)
    {
        double gradX = x * x;
        double value = gradX * tangentX;
        double grad = value + gradX;
        double tangentValue = grad * x;
        return tangentValue;
    }

    public static (double, double) TakenByLocalsGradient(double x, double tangentX) =>
        (3 * x * x * (tangentX + 1), x * x * x);

    /// <summary>Two parameters that differ only in what the prefix swallows.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 0.5)]
    public static double SameInPascalCase(double rate, double Rate) => rate * rate * Rate;

    public static (double, double) SameInPascalCaseGradient(double rate, double Rate) => (2 * rate * Rate, rate * rate);

    /// <summary>What is generated must find the class Math although a parameter has its name.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 0.5)]
    public static double NamedMath(double Math, double System) => global::System.Math.Sin(Math) * global::System.Math.Exp(System);

    public static (double, double) NamedMathGradient(double Math, double System) => (
        global::System.Math.Cos(Math) * global::System.Math.Exp(System),
        global::System.Math.Sin(Math) * global::System.Math.Exp(System));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 3, 2.0, "x")]
    public static double Optional(double x, int n, double scale = 2.5, string? label = null) => scale * x * n;

    public static (double, double) OptionalGradient(double x, int n, double scale, string? label) => (scale * n, x * n);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, new[] { 3, 4 })]
    public static double Variadic(double x, params int[] factors) => x * x * factors.Length;

    public static double VariadicGradient(double x, params int[] factors) => 2 * x * factors.Length;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 0.5)]
    public static double ByReference(in double x, double y) => x * x * y;

    public static (double, double) ByReferenceGradient(in double x, double y) => (2 * x * y, x * x);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, DayOfWeek.Friday, 'c', 2.5f)]
    public static double Inactive(double x, DayOfWeek day, char letter, [NoGrad] float weight) =>
        day == DayOfWeek.Friday && letter == 'c' ? weight * x * x : x;

    public static double InactiveGradient(double x, DayOfWeek day, char letter, float weight) => 5 * x;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)]
    public static double Many(double a, double b, double c, double d, double e, double f, double g, double h, double i) =>
        a * b + c * d + e * f + g * h + i * a;

    public static (double, double, double, double, double, double, double, double, double) ManyGradient(
        double a, double b, double c, double d, double e, double f, double g, double h, double i) =>
        (b + i, a, d, c, f, e, h, g, a);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 0.5)]
    public static double Unread(double x, double y) => x * x;

    public static (double, double) UnreadGradient(double x, double y) => (2 * x, 0);
}
