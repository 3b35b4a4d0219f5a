using AutoDiffGen;
using Zoo;

public static partial class InNoNamespace
{
    [Differentiable(Derivatives.ValueAndGrad | Derivatives.Vjp | Derivatives.Jvp)]
    [At(1.5, 2.5)]
    public static double Ratio(double x, double y) => x / y;

    public static (double, double) RatioGradient(double x, double y) => (1 / y, -x / (y * y));
}
