using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Where C# does something else than a hasty reader thinks.</summary>
public static partial class Hazards
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 0.5)]
    public static double AssignmentInside(double x, double y)
    {
        double a, b;
        a = b = x * y;
        double c = (a = a * x) + a * b;
        return x * (x = y) + x + c;
    }

    public static (double, double) AssignmentInsideGradient(double x, double y) =>
        (y + 2 * x * y + 3 * x * x * y * y, x + 1 + x * x + 2 * x * x * x * y);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5)]
    public static double Steps(double x)
    {
        double a = x++ * x;
        --x;
        return a * ++x * x--;
    }

    public static double StepsGradient(double x) => Math.Pow(x + 1, 3) + 3 * x * (x + 1) * (x + 1);

    /// <summary>What is computed in integers stays there.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 7, 3L), At(-0.5, -7, 3L)]
    public static double IntegerArithmetic(double x, int n, long m) =>
        x * (n / 2) + x * (n % 4) + x * (n / 2 * 2.0) + x * (1 << 3) + x * (n & 5) + x * (9007199254740993L - 9007199254740992L)
        + x * (m - n) + x * ('b' - 'a') + x * (~n) + n / 2 + x * (-n / 2);

    public static double IntegerArithmeticGradient(double x, int n, long m) =>
        n / 2 + n % 4 + n / 2 * 2.0 + 8 + (n & 5) + 1 + (m - n) + 1 + ~n + -n / 2;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, int.MaxValue)]
    public static double IntegerOverflow(double x, int n) => x * (n + 1) + x * (n * 2) + x * (uint.MaxValue + 1.0);

    public static double IntegerOverflowGradient(double x, int n) => (double)unchecked(n + 1) + unchecked(n * 2) + 4294967296.0;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5f, 0.3, (byte)200)]
    public static float NarrowAssignments(float x, double y, byte small)
    {
        float a = x;
        a += (float)y;
        a *= small;
        a -= (float)(y * 0.5);
        a /= 3;
        int whole = 7;
        whole /= 2;
        small += 100;
        return a * whole + small;
    }

    public static (float, double) NarrowAssignmentsGradient(float x, double y, byte small) =>
        (small, small - 0.5);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5)]
    public static double SpecialNumbers(double x) =>
        Math.Max(x, double.NegativeInfinity) + x * -0.0 + x / double.PositiveInfinity + Math.Min(x, double.MaxValue)
        + x * 1e22 * 1e-22 + x * 0.1f + x * 5e-324;

    public static double SpecialNumbersGradient(double x) => 3 + (double)0.1f;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 0.5, 1), At(1.5, 0.5, 0)]
    public static double AssignmentInBranch(double x, double y, int n)
    {
        double a = y;
        double b = (n > 0 ? a = x * x : y) + a;
        double c = n > 0 && (a = a * y) > 0 ? a : x;
        return b * a + c;
    }

    public static (double, double) AssignmentInBranchGradient(double x, double y, int n) => n > 0
        ? (8 * x * x * x * y + 2 * x * y, 2 * x * x * x * x + x * x)
        : (1, 4 * y);

    private const double Floor = 0;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5), At(-1.5)]
    [AtKink(0.0)]
    public static double TieWithNamedConstant(double x)
    {
        const double floor = 0;
        return Math.Max(x, Floor) + Math.Max(floor, x);
    }

    public static double TieWithNamedConstantGradient(double x) => x >= 0 ? 2 : 0;

    private static double Twice(this double x, in double y, params int[] more) => 2 * x * y + more.Length;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 0.5)]
    public static double HelperShapes(double x, double y) => (x * y).Twice(y) + y.Twice(x, 1, 2) + Ramp.Unit.Height(x);

    public static (double, double) HelperShapesGradient(double x, double y) => (2 * y * y + 2 * y + 3, 4 * x * y + 2 * x);
}

public sealed class Ramp(double slope)
{
    public readonly double Slope = slope;

    public static Ramp Unit { get; } = new(3);

    public double Height(double x) => Slope * x;
}
