using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Methods that call themselves: the parts of their derivatives are differentiated in turn.</summary>
public static partial class RecursiveDerivatives
{
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp | Hessian | Jacobian)]
    [At(1.3, 5), At(-0.7, 6), At(2.0, 0)]
    public static double Power(double x, int n) => n == 0 ? 1 : n % 2 == 0 ? Square(Power(x, n / 2)) : x * Power(x, n - 1);

    private static double Square(double x) => x * x;

    /// <summary>A tree of calls.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp | Hessian)]
    [At(0.2, 1.7, 3), At(-1.0, 0.5, 0)]
    public static double Integral(double a, double b, int depth)
    {
        double middle = (a + b) / 2;
        return depth == 0
            ? (b - a) * Math.Exp(-middle * middle)
            : Integral(a, middle, depth - 1) + Integral(middle, b, depth - 1);
    }

    /// <summary>Two methods that call each other, in a loop; what the loop saves lies between.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp | Hessian)]
    [At(0.6, 1.1, 4), At(1.4, 0.3, 3)]
    public static double EvenAndOdd(double x, double y, int n)
    {
        double sum = y;
        for (int i = 0; i < n; i++)
        {
            sum = Even(x + 0.1 * i, i) * sum + x * y;
        }

        return sum;
    }

    private static double Even(double x, int n) => n <= 0 ? x : Math.Sin(x) * Odd(x * 0.5, n - 1);

    private static double Odd(double x, int n) => n <= 0 ? x * x : Even(x + 1, n - 1) + Math.Cos(x);

    /// <summary>The results are written into arrays.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("4", 0.7, 3), At("4", 0.7, 0)]
    public static double Folded(double[] x, double k, int n)
    {
        var sums = new double[n + 1];
        Fold(x, sums, k, n);
        return sums[0] * x[0] + sums[n];
    }

    private static void Fold(double[] x, double[] sums, double k, int i)
    {
        sums[i] += k * x[i] * x[i];
        if (i > 0)
        {
            Fold(x, sums, k * x[i - 1], i - 1);
            sums[i] *= sums[i - 1];
        }
    }

    /// <summary>The array is written on the way down and read on the way up.</summary>
    [Differentiable(Jvp | Vjp | Jacobian)]
    [At(0.6, 0.8, 3), At(0.6, 0.8, 1)]
    public static (double Last, double First) Chain(double x, double y, int n)
    {
        var links = new double[n + 1];
        Link(links, x, y, n);
        return (links[n] * x, links[0] * y);
    }

    private static void Link(double[] links, double x, double y, int n)
    {
        links[n] += x * n + y;
        if (n > 0)
        {
            Link(links, x * y, y, n - 1);
            links[n] += links[n] * links[n - 1] * y;
        }
    }

    /// <summary>A derivative of what calls itself, inside of another method.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 3), At(0.7, 1)]
    public static double Slope(double x, int n) => PowerValueAndGrad(x * x, n).GradX * x;

    public static double SlopeGradient(double x, int n) => n * (2 * n - 1) * Math.Pow(x, 2 * n - 2);

    [Differentiable]
    [At(0.6, 1.0, 2)]
    public static double Norm(double x, double y, int n)
    {
        var sums = new double[n + 1];
        Fold([x, y, x * y], sums, x, n);
        double norm = 0;
        foreach (double sum in sums)
        {
            norm += sum * sum;
        }

        return norm;
    }

    /// <summary>In a loop and in a branch of it.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.6, 0.05, 2)]
    public static double Descent(double x, double rate, int n)
    {
        double y = 1;
        for (int i = 0; i < 3; i++)
        {
            var inner = NormValueAndGrad(x, y, n);
            if (inner.Value > 0.3)
            {
                x -= rate * inner.GradX;
                y -= rate * NormValueAndGrad(x, y, n - 1).GradY;
            }
        }

        return x * y;
    }

    /// <summary>What the derivative inside has saved is read again by the backward part.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.6, 0.3, 2), At(0.6, 0.3, 0)]
    public static double OfExchanged(double x, double y, int n) =>
        n > 0 ? Math.Sin(OfExchanged(y, ExchangedValueAndGrad(x, y).GradX, n - 1)) : x * y;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.6, 0.3)]
    private static double Exchanged(double x, double y)
    {
        double[] a = [x, y, x * y], b = [Math.Cos(x), y, 1];
        for (int step = 0; step < 2; step++)
        {
            (a, b) = (b, a);
            for (int i = 0; i < b.Length; i++)
            {
                b[i] += 0.5 * a[i];
                a[i] -= 0.25 * b[i] * b[i];
            }
        }

        return a[0] * Math.Sin(b[1]) + b[2] * a[2];
    }
}
