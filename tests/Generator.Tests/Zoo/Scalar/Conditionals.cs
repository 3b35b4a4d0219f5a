using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Only the branch that was taken is differentiated.</summary>
public static partial class Conditionals
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5), At(-0.5)]
    public static double Leaky(double x) => x > 0 ? x : 0.01 * x;

    public static double LeakyGradient(double x) => x > 0 ? 1 : 0.01;

    /// <summary>The square root of a negative number must not poison the gradient.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5), At(-0.5)]
    [AtKink(0.0)]
    public static double Guarded(double x) => x > 0 ? Math.Sqrt(x) : 0;

    public static double GuardedGradient(double x) => x > 0 ? 0.5 / Math.Sqrt(x) : 0;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0, 1.0), At(0.5, 1.0), At(-3.0, 1.0)]
    public static double Huber(double x, double delta)
    {
        double size = Math.Abs(x);
        return size <= delta ? 0.5 * x * x : delta * (size - 0.5 * delta);
    }

    public static (double, double) HuberGradient(double x, double delta) => Math.Abs(x) <= delta
        ? (x, 0)
        : (delta * Math.Sign(x), Math.Abs(x) - delta);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5, 0, true), At(0.5, 1, true), At(0.5, 2, false), At(0.5, 2, true)]
    public static double Modes(double x, int mode, bool negate)
    {
        double f = mode == 0 ? x * x : mode == 1 ? Math.Sin(x) : Math.Exp(x);
        return negate && mode != 1 ? -f : f;
    }

    public static double ModesGradient(double x, int mode, bool negate) =>
        (negate && mode != 1 ? -1 : 1) * (mode switch { 0 => 2 * x, 1 => Math.Cos(x), _ => Math.Exp(x) });

    /// <summary>The variable that the condition reads is overwritten before the backward pass asks again.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0, 0.5), At(-2.0, 0.5)]
    public static double ConditionOverwritten(double x, double y)
    {
        double a = x;
        double b = a > 0 ? a * y : y * y;
        a = -a;
        return a * b;
    }

    public static (double, double) ConditionOverwrittenGradient(double x, double y) =>
        x > 0 ? (-2 * x * y, -x * x) : (-y * y, -2 * x * y);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 0.2), At(0.2, 1.5)]
    public static double InsideExpression(double x, double y) => 3 * (x > y ? x * y : x + y) * Math.Cos(x > y ? x : y);

    public static (double, double) InsideExpressionGradient(double x, double y) => x > y
        ? (3 * y * Math.Cos(x) - 3 * x * y * Math.Sin(x), 3 * x * Math.Cos(x))
        : (3 * Math.Cos(y), 3 * Math.Cos(y) - 3 * (x + y) * Math.Sin(y));
}
