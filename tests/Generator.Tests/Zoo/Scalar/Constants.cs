using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class Constants
{
    private const double Half = 0.5;
    private static readonly double Gravity = 9.81;

    internal static class Units
    {
        public const float Milli = 1e-3f;
        public static readonly double Micro = 1e-6;
        public static double Big => 1e6;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.25)]
    public static double Named(double x)
    {
        const double two = 2;
        const int three = 3;
        return two * x * x * three + Half * Gravity * x + Math.PI / x + Math.E;
    }

    public static double NamedGradient(double x) => 12 * x + 0.5 * 9.81 - Math.PI / (x * x);

    /// <summary>1 / 2 and 7 / 2 are integer divisions.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.25)]
    public static double Integers(double x) => x * (1 / 2) + x * (7 / 2) + x / 2 + 0x10 * x - 1_000 + x * -3;

    public static double IntegersGradient(double x) => 3 + 0.5 + 16 - 3;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.25)]
    public static double OtherTypes(double x) => Units.Milli * x + Units.Micro * x * x + Units.Big * x + double.Pi + Math.Tau * x;

    public static double OtherTypesGradient(double x) => 1e-3f + 2e-6 * x + 1e6 + 2 * Math.PI;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.25), At(-1e-3)]
    public static double Extreme(double x) =>
        1e-300 * x + 1.7976931348623157E+308 * (x * 1e-308) + 0.1 * x + 123456789.123456789 + double.Epsilon * x;

    public static double ExtremeGradient(double x) => 1e-300 + 1.7976931348623157 + 0.1;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.25)]
    public static double Neutral(double x) => 1 * x + 0 * x + x * 0.0 + (x + 0) / 1 - -x + (0 - x);

    public static double NeutralGradient(double x) => 2;
}
