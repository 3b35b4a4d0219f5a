using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class Rosenbrock
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(-1.2, 1.0), At(0.3, 0.7), At(1.0, 1.0)]
    public static double Banana(double x, double y)
    {
        double a = 1 - x;
        double b = y - x * x;
        return a * a + 100 * b * b;
    }

    public static (double, double) BananaGradient(double x, double y) =>
        (-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x));

    public static Complex BananaComplex(Complex x, Complex y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
}
