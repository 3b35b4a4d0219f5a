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

    /// <summary>Calls that give more than they return.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, "soft", "3"), At(0.7, "other", "x")]
    public static double WithOutArguments(double x, string name, string times)
    {
        int n = 7;
        if (int.TryParse(times, out int parsed) && parsed > 2)
            n = parsed;
        for (int i = 0; i < n; i++)
        {
            if (Table.TryGetValue(name, out double stiffness))
                x *= stiffness + i;
            else
                x = Math.Sin(x) + stiffness;
        }

        return double.TryParse(times, out _) ? x * n : x;
    }

    /// <summary>The call decides whether the loop goes on.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static double Draining(double x, double y)
    {
        var weights = new Queue<double>([0.5, 2, 3]);
        while (y > 0 && weights.TryDequeue(out double weight))
            x = Math.Sin(x) * weight + y;
        return x * y;
    }

    /// <summary>Numbers at random, from a structure that is not taken apart.</summary>
    private struct Randoms(uint seed)
    {
        private uint _state = seed;

        public double Next()
        {
            _state = _state * 1664525 + 1013904223;
            return _state / 4294967296.0;
        }
    }

    private static double Scaled(in Randoms randoms, double x) => randoms.Next() * x;

    /// <summary>What a copy gives does not depend on what the original has given.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3, 3)]
    public static double Drawn(double x, double y, int n)
    {
        var randoms = new Randoms(7);
        Randoms copy = randoms;
        var both = (copy, x);
        for (int i = 0; i < n; i++)
        {
            double weight = randoms.Next();
            x += weight * Math.Sin(y);
            if (weight > 0.5)
                y *= 1 + copy.Next();
        }

        return x * copy.Next() + Scaled(randoms, y) + randoms.Next() * y + both.copy.Next() * both.x;
    }

    /// <summary>The names of what calls set are not those of variables.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3, "5")]
    public static double WithTheirNames(double x, int resultOut1, string times)
    {
        int resultOut2 = resultOut1 + 1;
        return int.TryParse(times, out int parsed) ? x * x * parsed * resultOut1 * resultOut2 : x;
    }
}
