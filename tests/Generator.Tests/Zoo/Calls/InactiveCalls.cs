using System;
using System.Collections.Generic;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>A call without active arguments may be anything; it is evaluated once.</summary>
public static partial class InactiveCalls
{
    private static readonly Dictionary<string, double> Table = new() { ["soft"] = 0.5, ["hard"] = 4 };

    private static double LookUp(string name) => Table[name];

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, "soft"), At(0.7, "hard")]
    public static double FromTable(double x, string name)
    {
        double stiffness = LookUp(name);
        return stiffness * x * x + name.Length * x;
    }

    public static double FromTableGradient(double x, string name) => 2 * LookUp(name) * x + name.Length;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 0.2)]
    public static double OfInactive(double x, [NoGrad] double rate) => Math.Exp(-rate) * Math.Sin(x) * Math.Exp(-rate);

    public static double OfInactiveGradient(double x, double rate) => Math.Exp(-2 * rate) * Math.Cos(x);
}
