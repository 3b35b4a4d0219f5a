using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class Assignments
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7), At(-0.4, 2.0)]
    public static double Compound(double x, double y)
    {
        double a = x;
        a += y;
        a *= x;
        a -= 3 * y;
        a /= y;
        return a;
    }

    public static (double, double) CompoundGradient(double x, double y) => ((2 * x + y) / y, -x * x / (y * y));

    public static Complex CompoundComplex(Complex x, Complex y) => ((x + y) * x - 3 * y) / y;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3), At(-0.4)]
    public static double SelfProduct(double x)
    {
        double a = x + 1;
        a *= a;
        a += a * a;
        a -= a;
        a += x * x;
        return a;
    }

    public static double SelfProductGradient(double x) => 2 * x;

    /// <summary>The old value of <c>a</c> is needed after <c>a</c> was overwritten.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7)]
    public static double Overwritten(double x, double y)
    {
        double a = x * y;
        double b = a * a;
        a = y * y;
        double c = a * b;
        a = x;
        return a * c;
    }

    public static (double, double) OverwrittenGradient(double x, double y) =>
        (3 * x * x * y * y * y * y, 4 * x * x * x * y * y * y);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7)]
    public static double Swapped(double x, double y)
    {
        double a = x, b = y;
        double t = a;
        a = b;
        b = t;
        return a * a * b;
    }

    public static (double, double) SwappedGradient(double x, double y) => (y * y, 2 * x * y);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7)]
    public static double ParameterOverwritten(double x, double y)
    {
        x = x * y;
        y -= x;
        x *= y;
        return -x + +y;
    }

    public static (double, double) ParameterOverwrittenGradient(double x, double y)
    {
        // p = x y, q = y - p, f = -p q + q
        double p = x * y, q = y - p;
        double gradP = -q - (1 - p), gradQ = 1 - p;
        return (gradP * y, gradQ + gradP * x);
    }

    /// <summary>A value that is overwritten before it is read has no gradient.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7)]
    public static double Dead(double x, double y)
    {
        double a = x * x * y;
        double unused = a * y;
        a = x;
        return a * 2;
    }

    public static (double, double) DeadGradient(double x, double y) => (2, 0);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7)]
    public static double DeclaredLater(double x, double y)
    {
        double a, b;
        a = x;
        b = a * y;
        {
            double inner = b * b;
            b = inner;
        }

        return b;
    }

    public static (double, double) DeclaredLaterGradient(double x, double y) => (2 * x * y * y, 2 * x * x * y);
}
