using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Tuples as locals, results of helpers, parameters and results.</summary>
public static partial class Tuples
{
    private static (double Sum, double Product) Both(double a, double b) => (a + b, a * b);

    private static (double, (double Inner, int Count)) Nested(double a, int n) => (Math.Sin(a), (a * a, n + 1));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7), At(-0.4, 2.0)]
    public static double Local(double x, double y)
    {
        var pair = (x * y, Math.Sin(x));
        return pair.Item1 * pair.Item2;
    }

    public static (double, double) LocalGradient(double x, double y) =>
        (y * Math.Sin(x) + x * y * Math.Cos(x), x * Math.Sin(x));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7), At(-0.4, 2.0)]
    public static double Named(double x, double y)
    {
        (double Sum, double Product) both = Both(x, y);
        both.Sum *= both.Product;
        return both.Sum - both.Product;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7), At(-0.4, 2.0)]
    public static double Deconstructed(double x, double y)
    {
        var (sum, product) = Both(x, y * y);
        (double half, _) = (sum / 2, product);
        return half * Math.Exp(product);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7)]
    public static double Swapped(double x, double y)
    {
        double a = x, b = y;
        (a, b) = (b, a);
        return a * a * b;
    }

    public static (double, double) SwappedGradient(double x, double y) => (y * y, 2 * x * y);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 2), At(0.4, 0)]
    public static double NestedTuple(double x, int n)
    {
        var (sine, rest) = Nested(x, n);
        return sine * rest.Inner + rest.Count * x;
    }

    public static double NestedTupleGradient(double x, int n) => Math.Cos(x) * x * x + 2 * x * Math.Sin(x) + n + 1;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7, 6), At(1.3, 0.7, 0)]
    public static double Fibonacci(double x, double y, int n)
    {
        (double a, double b) = (x, y);
        for (int i = 0; i < n; i++)
        {
            (a, b) = (b, a + b * x);
        }

        return a;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7, 6), At(1.3, 0.7, 0)]
    public static double CarriedTuple(double x, double y, int n)
    {
        var state = (Position: x, Velocity: y, Mass: 2 * x);
        for (int i = 0; i < n; i++)
        {
            state.Velocity -= 0.1 * Math.Sin(state.Position) / state.Mass;
            state.Position += 0.1 * state.Velocity;
        }

        return state.Position;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7, true), At(1.3, 0.7, false)]
    public static double Chosen(double x, double y, bool first)
    {
        var pair = first ? (x, y) : (y * y, x);
        if (pair.Item1 > 1)
        {
            pair = (pair.Item2, pair.Item1 * 2);
        }

        return pair.Item1 * pair.Item1 * pair.Item2;
    }

    [Differentiable(Vjp | Jvp)]
    [At(1.3, 0.7)]
    public static (double Sum, double Product) Result(double x, double y) => (x + y, x * y);

    [Differentiable]
    [At(1.3, 0.7)]
    public static (double, double) DefaultMembers(double x, double y) => (x - y, x / y);

    [Differentiable(Vjp | Jvp)]
    [At(1.3, 0.7, 2)]
    public static (double Value, int Count, (float, double) Inner) MixedResult(double x, float y, int n)
    {
        if (n > 5)
        {
            return (x, 0, (y, x));
        }

        return (x * y, n * 2, (y * y, x - y));
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7, 3), At(-1.3, 0.7, 3), At(-1.3, -0.7, 3)]
    public static double Matched(double x, double y, int n) => (x * y, n) switch
    {
        ( > 0, _) => x * x,
        (var product, > 2) when y > 0 => product * y,
        var (product, count) => product * count,
    };

    [Differentiable(Vjp | Jvp)]
    [At(1.3, 4), At(0.3, 4), At(0.3, 1)]
    public static (double Last, double Sum) ReturnedInLoop(double x, int n)
    {
        (double Last, double Sum) state = (x, 0);
        for (int i = 0; i < n; i++)
        {
            state.Last = Math.Sin(state.Last) * 1.2;
            if (state.Last > 1)
            {
                return (state.Last * state.Last, state.Sum);
            }

            state.Sum += state.Last;
        }

        return state;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(new[] { 1.3, 0.7 }, 0.5)]
    public static double Parameter((double X, double Y) point, double scale) => scale * point.X * Math.Exp(point.Y);

    public static ((double X, double Y), double) ParameterGradient((double X, double Y) point, double scale) =>
        ((scale * Math.Exp(point.Y), scale * point.X * Math.Exp(point.Y)), point.X * Math.Exp(point.Y));

    /// <summary>Only one member has a derivative; there is no tuple of one.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(new object[] { 1.3, 3 }, 0.5)]
    public static double PartlyActive((double X, int Count) weighted, double y) => weighted.Count * weighted.X * y;

    public static (double, double) PartlyActiveGradient((double X, int Count) weighted, double y) =>
        (weighted.Count * y, weighted.Count * weighted.X);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(new object[] { 1.3, 0.7, 0.2 }, 4)]
    public static double ParameterOverwritten(((double X, double Y) Start, double Step) state, int n)
    {
        for (int i = 0; i < n; i++)
        {
            state.Start = (state.Start.Y, state.Start.X * Math.Cos(state.Step * i));
        }

        return state.Start.X + state.Start.Y;
    }

    [Differentiable(Vjp | Jvp)]
    [At(new[] { 1.3, 0.7 }, new[] { -0.2, 0.4 })]
    public static (double Re, double Im) ComplexProduct((double Re, double Im) a, (double Re, double Im) b) =>
        (a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, new object[] { 2, 0.5 })]
    public static double InactiveTuple(double x, [NoGrad] (int Count, double Scale) options)
    {
        var scaled = options;
        scaled.Scale *= options.Count;
        return x * x * scaled.Scale;
    }

    public static double InactiveTupleGradient(double x, (int Count, double Scale) options) => 2 * x * options.Count * options.Scale;
}
