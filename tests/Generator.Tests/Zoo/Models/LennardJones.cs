using System;
using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class LennardJones
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.1, 0.2, -0.3, 0.9, 1.05)]
    public static double Energy(double x, double y, double z, double epsilon, double sigma)
    {
        double r = Math.Sqrt(x * x + y * y + z * z);
        double s = sigma / r;
        double s6 = Math.Pow(s, 6);
        return 4 * epsilon * (s6 * s6 - s6);
    }

    public static Complex EnergyComplex(Complex x, Complex y, Complex z, Complex epsilon, Complex sigma)
    {
        var s2 = sigma * sigma / (x * x + y * y + z * z);
        var s6 = s2 * s2 * s2;
        return 4 * epsilon * (s6 * s6 - s6);
    }
}
