using System;
using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>A function that is passed as a type.</summary>
public interface IProfile<TSelf>
    where TSelf : IProfile<TSelf>
{
    static abstract double Scale { get; }

    static abstract double Value(double x);

    static virtual double Twice(double x) => TSelf.Value(x) + TSelf.Value(x);
}

/// <summary>A system of equations that is passed as a value.</summary>
public interface ISystem
{
    double Rate(double x, double t);
}

/// <summary>Generic methods and types, followed into with the types that they are called with.</summary>
public static partial class GenericHelpers
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static double OfNumbers(double x, double y) => Norm(x, y) * Norm<double>(y, T0(x)) + Sum([x, y, x * y]);

    private static T Norm<T>(T x, T y)
        where T : IRootFunctions<T> => T.Sqrt(Square(x) + Square(y));

    private static T Square<T>(T x)
        where T : IMultiplyOperators<T, T, T> => x * x;

    private static T T0<T>(T x)
        where T : IFloatingPointIeee754<T> => x * T.Pi - T.CreateChecked(0.25) + T.CreateChecked(2) * T.Exp(-x);

    private static T Sum<T>(T[] values)
        where T : INumberBase<T>
    {
        T sum = T.Zero;
        foreach (T value in values)
            sum += value * value;
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7f, 1.3f)]
    public static float OfFloats(float x, float y)
    {
        return Blend(x, y) + Norm(x, y);

        static T Blend<T>(T a, T b)
            where T : INumber<T> => T.Max(a, b) * a - b / T.CreateChecked(3);
    }

    /// <summary>A generic helper of a generic method.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static T OfParameters<T>(T x, T y)
        where T : IFloatingPointIeee754<T> => Norm(x, y) * T0(y) + T.CreateChecked(OfNumbersToo(double.CreateChecked(x)));

    private static double OfNumbersToo<T>(T x)
        where T : INumber<T> => Math.Sin(double.CreateChecked(x * x));

    private readonly struct Bell : IProfile<Bell>
    {
        public static double Scale => 3;

        public static double Value(double x) => Math.Exp(-x * x);
    }

    private sealed class Line : IProfile<Line>
    {
        public static double Scale => 0.5;

        public static double Value(double x) => 2 * x;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 4), At(0.7, 0)]
    public static double OfProfiles(double x, int n) => Area<Bell>(x, n) * Area<Line>(2 * x, 2);

    private static double Area<TProfile>(double to, int n)
        where TProfile : IProfile<TProfile>
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += TProfile.Value(to * (i + 0.5) / n) * to / n;
        return sum * TProfile.Scale;
    }

    private readonly struct Decay : ISystem
    {
        private readonly double rate;

        public Decay(double rate) => this.rate = rate;

        public double Rate(double x, double t) => -rate * x + Math.Sin(t);
    }

    private readonly struct Logistic : ISystem
    {
        public double Rate(double x, double t) => x * (1 - x);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 0.3, 5)]
    public static double OfSystems(double x, double rate, int n) => Euler(new Decay(rate), x, n) + Euler(default(Logistic), x, n);

    private static double Euler<TSystem>(TSystem system, double x, int n)
        where TSystem : struct, ISystem
    {
        double h = 1.0 / n;
        for (int i = 0; i < n; i++)
            x += h * system.Rate(x, i * h);
        return x;
    }

    internal readonly record struct Pair<T>(T First, T Second)
        where T : INumber<T>
    {
        public T Product => First * Second;

        public static Pair<T> operator +(Pair<T> a, Pair<T> b) => new(a.First + b.First, a.Second + b.Second);

        public Pair<T> Scaled(T by) => new(by * First, by * Second);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static double OfPairs(double x, double y)
    {
        var pair = new Pair<double>(x, y) + new Pair<double>(y, 2).Scaled(x);
        return pair.Product + Total(pair, pair.Scaled(3)).First;
    }

    private static T Total<T>(T a, T b)
        where T : IAdditionOperators<T, T, T>, IEquatable<T> => a + b;

    private static Pair<double> Total(Pair<double> a, Pair<double> b) => a + b;

    private static class Series<T>
        where T : IFloatingPoint<T>
    {
        public static T Geometric(T x, int n)
        {
            T sum = T.One;
            for (int i = 0; i < n; i++)
                sum = Step(sum, x);
            return sum;
        }

        private static T Step(T sum, T x) => T.One + x * sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3f)]
    public static double OfTypes(double x, float y) => Series<double>.Geometric(x, 4) + Series<float>.Geometric(y, 2);

    /// <summary>A lambda of the caller in generic code.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static double OfLambdas(double x, double y)
    {
        double calls = 0;
        return Apply(x, z => { calls += z; return z * y; }) + Apply(y, Math.Sin) * calls;
    }

    private static T Apply<T>(T x, Func<T, T> f)
        where T : INumber<T> => f(f(x)) + T.One;
}
