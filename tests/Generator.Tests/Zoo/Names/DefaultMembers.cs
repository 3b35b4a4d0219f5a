using AutoDiffGen;

namespace Zoo;

/// <summary>What is generated when nothing is asked for by name.</summary>
public static partial class DefaultMembers
{
    [Differentiable]
    [At(0.3, 2.0)]
    public static double Scalar(double x, double y) => x * y * y;

    public static (double, double) ScalarGradient(double x, double y) => (y * y, 2 * x * y);

    [Differentiable(Derivatives.Jvp)]
    [At(0.3, 2.0)]
    public static double OnlyJvp(double x, double y) => x * y * y;

    [Differentiable(Derivatives.Vjp)]
    [At(0.3, 2.0)]
    public static double OnlyVjp(double x, double y) => x * y * y;

    public static (double, double) OnlyVjpGradient(double x, double y) => (y * y, 2 * x * y);
}
