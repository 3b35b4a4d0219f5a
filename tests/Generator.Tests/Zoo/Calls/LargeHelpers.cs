using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>What would be repeated too often where it is followed into is called by its pair, as what calls itself is.</summary>
public static partial class LargeHelpers
{
    /// <summary>A straight line, 64 times. It is always given the same number of waves, which then has no gradient.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.2), At(-0.4, 0.3)]
    public static double Waves(double x, double y) => Sixteen(x, y) + Sixteen(y, x) * Sixteen(0.5 * x, 0.1 * y) - Sixteen(x * y, 0.3);

    private static double Sixteen(double x, double y) => Four(x, y) + 0.5 * Four(y, x) + 0.1 * Four(x - y, x) * Four(y, y);

    private static double Four(double x, double y) => Wave(x, 1.5) + Wave(y, 2) + 0.2 * Wave(x + y, 0.5) * Wave(x * y, 3);

    private static double Wave(double x, double waves)
    {
        double s = Math.Sin(waves * x), c = Math.Cos(waves * x);
        double first = s * c + x * s - c / (2 + s);
        double second = first * s + Math.Exp(-x * x) * c;
        double third = x > 0 ? second * second * 0.1 : second * first;
        double fourth = Math.Sqrt(1 + third * third) + Math.Tanh(first) * s;
        return 0.1 * fourth + 0.05 * second * Math.Atan(third + c);
    }

    /// <summary>Loops over memory that is only read, in a loop.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(new[] { 0.3, -0.8, 1.1 }, 0.6)]
    public static double Series(double[] c, double x)
    {
        double sum = 0;
        for (int i = 0; i < 2; i++)
        {
            sum += Parts(c, x, i) - 0.5 * Parts(c, x * x, i + 1) * Parts(c, sum * 0.1, 2) + Parts(c, 0.2 * x, 3);
        }

        return sum;
    }

    private static double Parts(double[] c, double x, int n) => Some(c, x, n) + 0.1 * Some(c, 0.3 * x, n + 1) * Some(c, x + 1, 1) + Some(c, -x, 2);

    private static double Some(double[] c, double x, int n) => Term(c, x, n) * Term(c, 0.5 * x, n) + 0.1 * Term(c, x + 0.2, 1) - Term(c, 0.1 * x, n + 1);

    private static double Term(double[] c, double x, int n)
    {
        double p = 0.1 * n;
        for (int i = 0; i < c.Length; i++)
        {
            p = p * x * 0.5 + c[i] * Math.Sin(x + i);
        }

        double q = 1;
        for (int i = 0; i < n % 3; i++)
        {
            q = q * Math.Cos(p) + 0.1 * c[i % c.Length] * q;
        }

        double r = p * q + Math.Exp(-p * p);
        return 0.1 * (r * r + q * Math.Tanh(r) + p) + Math.Atan(r * q + x) * 0.2;
    }

    /// <summary>Memory that is written, and given on.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(new[] { 0.3, -0.8, 1.1, 0.4 }, 0.6)]
    public static double Relaxed(double[] u, double k)
    {
        SixtyFour(u, k);
        SixtyFour(u, 0.5 * k);
        return u[0] * u[1] + u[2] - u[3] * k;
    }

    private static void SixtyFour(double[] u, double k)
    {
        SixteenSteps(u, k);
        SixteenSteps(u, 0.1);
        SixteenSteps(u, k * k);
        SixteenSteps(u, u[0]);
    }

    private static void SixteenSteps(double[] u, double k)
    {
        FourSteps(u, k);
        FourSteps(u, 0.2);
        FourSteps(u, k);
        FourSteps(u, u[1] * 0.1);
    }

    private static void FourSteps(double[] u, double k)
    {
        Step(u, 0.1 * k, 0);
        Step(u, 0.05 * k, 1);
        Step(u, 0.02, 2);
        Step(u, 0.01 * k * k, 1);
    }

    private static void Step(Span<double> u, double k, int from)
    {
        for (int i = from; i < u.Length; i++)
        {
            double left = u[(i + u.Length - 1) % u.Length], right = u[(i + 1) % u.Length];
            double flux = left - 2 * u[i] + right;
            u[i] += k * flux * Math.Cos(flux) - 0.01 * k * Math.Sin(u[i]) * left;
        }
    }
}
