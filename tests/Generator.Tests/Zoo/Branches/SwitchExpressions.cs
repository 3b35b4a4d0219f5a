using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Switch expressions, and patterns.</summary>
public static partial class SwitchExpressions
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 0), At(0.7, 1), At(0.7, 4), At(0.7, 11), At(0.7, -3)]
    public static double OnInteger(double x, int n) => n switch
    {
        0 => Math.Sin(x),
        1 or 2 => x * x,
        > 2 and < 10 => Math.Exp(x) * n,
        not < 10 => 1 / x,
        _ => x,
    };

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, true), At(0.7, false)]
    public static double OnBoolean(double x, bool isLinear) => x * isLinear switch { true => 2, false => x };

    /// <summary>Throws what C# throws where no arm matches.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, DayOfWeek.Monday), At(0.7, DayOfWeek.Friday)]
    public static double OnEnum(double x, DayOfWeek day)
    {
        double y = 2 * x;
#pragma warning disable CS8524
        return day switch
        {
            DayOfWeek.Monday => y * y,
            DayOfWeek.Friday => Bump(y) + x,
            DayOfWeek.Sunday or DayOfWeek.Saturday => throw new ArgumentException("a holiday"),
            _ when x > 100 => 0,
            DayOfWeek.Tuesday or DayOfWeek.Wednesday or DayOfWeek.Thursday => y,
        };
#pragma warning restore CS8524
    }

    private static double Bump(double x)
    {
        if (x > 1)
            return x * x;
        return x;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(-0.7), At(0.2), At(0.7), At(1.7)]
    public static double OnActiveValue(double x) => x switch
    {
        < 0 => x * x,
        >= 0 and < 0.5 => 3 * x,
        > 1 => Math.Log(x),
        var y => y * y * y,
    };

    /// <summary>What a pattern declares is read where it matched.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, "abcd"), At(0.7, "ab"), At(0.7, 2.5), At(0.7, null)]
    public static double OnType(double x, [NoGrad] object? weight) => weight switch
    {
        int n => x * n,
        string { Length: > 3 } => x * x,
        string s => x / s.Length,
        double w when w > 1 => Math.Sin(x) * w,
        null => 1 - x,
        _ => x,
    };

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, "abcd"), At(0.7, "ab"), At(0.7, null)]
    public static double Is(double x, [NoGrad] object? weight)
    {
        if (weight is not string text)
            return weight is int n and > 2 ? x * n : x;
        double y = x;
        if (x > 0 && text is { Length: var length and > 2 } && length < 5)
            y *= length * x;
        return y * text.Length;
    }
}
