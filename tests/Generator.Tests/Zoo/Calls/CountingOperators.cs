using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Operators of the user's own, which do more than compute: each is called as often as in the method, and then. So is what changes a field.</summary>
public static partial class CountingOperators
{
    private sealed class Tally(int index)
    {
        public static double Factor { get; private set; }

        public static Tally Begin()
        {
            Factor = 1;
            return new Tally(2);
        }

        private int Index { get; } = index;

        public static implicit operator bool(Tally tally)
        {
            Factor *= 0.75;
            return tally.Index * Factor > 0.9;
        }

        public static explicit operator double(Tally tally)
        {
            Factor *= 0.5;
            return tally.Index * Factor;
        }

        public static bool operator <(Tally left, Tally right)
        {
            Factor += 0.25;
            return left.Index < right.Index;
        }

        public static bool operator >(Tally left, Tally right) => right < left;
    }

    private sealed class Switch
    {
        public static int Asked { get; set; }

        public static bool operator true(Switch of) => ++Asked % 2 == 1;

        public static bool operator false(Switch of) => !(++Asked % 2 == 1);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 4), At(0.7, 0)]
    public static double Conversions(double x, int n)
    {
        Tally tally = Tally.Begin();
        for (int i = 0; i < n; i++)
        {
            if (tally)
                x *= (double)tally * Math.Sin(x + Tally.Factor);
            else
                x += Tally.Factor * x;
        }

        return x * Tally.Factor;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 4), At(0.7, 0)]
    public static double Comparisons(double x, int n)
    {
        Tally first = Tally.Begin(), other = new(n);
        for (int i = 0; i < n; i++)
            x = first < other ? Tally.Factor * Math.Sin(x) : x * Math.Exp(x) * Tally.Factor;
        return x * x;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 4)]
    public static double Truth(double x, int n)
    {
        Switch.Asked = 0;
        var of = new Switch();
        for (int i = 0; i < n; i++)
        {
            if (of)
                x *= Math.Sin(x);
            else
                x += i;
        }

        return x;
    }

    private static double gain = 0.5;

    private static void Set(double value) => gain = value;

    [Differentiable]
    [At(0.7)]
    public static double Scaled(double x) => gain * Math.Sin(x) * x;

    /// <summary>What a derivative inside reads is what the field held then.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 0.4)]
    public static double SetBetween(double x, double y)
    {
        Set(0.5);
        double s = x * y + ScaledValueAndGrad(x).GradX;
        Set(2);
        s += ScaledValueAndGrad(s).GradX * y;
        Set(0.25);
        return s * gain;
    }
}
