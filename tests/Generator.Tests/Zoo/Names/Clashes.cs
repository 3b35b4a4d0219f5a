using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo.Clashing;

/// <summary>A class Math of the user's own, nearer than System's.</summary>
public static class Math
{
    public static double Sin(double x) => x * x;

    public static double Cos(double x) => throw new System.InvalidOperationException("This is not the cosine.");
}

public static partial class Clashes
{
    private static double Max(double a, double b) => a * b;

    private static double Cos(double x) => 2 * x;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 0.5)]
    public static double UserFunctions(double x, double y) => Max(x, y) + Cos(x) + Math.Sin(y);

    public static (double, double) UserFunctionsGradient(double x, double y) => (y + 2, x + 2 * y);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 0.5)]
    public static double SystemFunctions(double x, double y) => System.Math.Sin(x) + System.Math.Max(x, y) + System.Math.Log(y);

    public static (double, double) SystemFunctionsGradient(double x, double y) =>
        (System.Math.Cos(x) + (x > y ? 1 : 0), (x > y ? 0 : 1) + 1 / y);
}
