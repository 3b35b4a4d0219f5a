using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>What one iteration leaves to the next.</summary>
public static partial class Carried
{
    /// <summary>Two variables that change places.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0, 3.0, 6), At(2.0, 3.0, 1), At(2.0, 3.0, 0)]
    public static double Fibonacci(double a, double b, int n)
    {
        for (int i = 0; i < n; i++)
        {
            double next = a + b;
            a = b;
            b = next;
        }

        return a;
    }

    public static (double, double) FibonacciGradient(double a, double b, int n)
    {
        double f = 1, g = 0;
        for (int i = 0; i < n; i++)
            (f, g) = (g, f + g);
        return (f, g);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0, 3.0, 4), At(2.0, 3.0, 3), At(2.0, 3.0, 1), At(2.0, 3.0, 0)]
    public static double Swap(double a, double b, int n)
    {
        for (int i = 0; i < n; i++)
        {
            double old = a;
            a = b;
            b = old;
        }

        return a * a * b;
    }

    public static (double, double) SwapGradient(double a, double b, int n) =>
        n % 2 == 0 ? (2 * a * b, a * a) : (b * b, 2 * a * b);

    /// <summary>The arithmetic-geometric mean: both are needed to compute either.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0, 0.5, 4), At(2.0, 0.5, 1), At(2.0, 0.5, 0)]
    public static double Mean(double a, double b, int n)
    {
        for (int i = 0; i < n; i++)
        {
            double mean = (a + b) / 2;
            b = Math.Sqrt(a * b);
            a = mean;
        }

        return a * b;
    }

    /// <summary>What is carried along is not active, but the adjoint needs each of its values.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 4), At(1.5, 1), At(1.5, 0)]
    public static double InactiveWeight(double x, int n)
    {
        double weight = 1, sum = 0;
        int parity = 1;
        for (int i = 0; i < n; i++)
        {
            sum += weight * parity * x * x;
            weight *= 0.5;
            parity = -parity;
        }

        return sum;
    }

    public static double InactiveWeightGradient(double x, int n) => 2 * x * (1 - Math.Pow(-0.5, n)) / 1.5;

    /// <summary>Each iteration starts from nothing; only the last one counts.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 2.5, 4), At(1.5, 2.5, 1), At(1.5, 2.5, 0)]
    public static double LastOnly(double x, double y, int n)
    {
        double last = y;
        for (int i = 1; i <= n; i++)
            last = x * x * i;
        return last * y;
    }

    public static (double, double) LastOnlyGradient(double x, double y, int n) =>
        n == 0 ? (0, 2 * y) : (2 * x * n * y, x * x * n);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 4), At(1.5, 1), At(1.5, 0)]
    public static double ChangesParameter(double x, int n)
    {
        for (int i = 0; i < n; i++)
            x = x * x / (1 + x);
        return x * x;
    }

    /// <summary>The first value is read again behind the loop.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5, 4), At(0.5, 1), At(0.5, 0)]
    public static double BeforeAndAfter(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
            y = Math.Sin(y * x);
        return x * y + Math.Exp(y);
    }

    /// <summary>Read in one iteration, written for the next at its end: what the body reads is old.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5, 4), At(0.5, 1), At(0.5, 0)]
    public static double Delayed(double x, int n)
    {
        double previous = 1, current = x, product = 1;
        for (int i = 0; i < n; i++)
        {
            product *= previous + current;
            previous = current;
            current = Math.Cos(current);
        }

        return product * previous;
    }

    /// <summary>One variable is overwritten twice in each iteration, and both values are needed.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5, 1.5, 3), At(0.5, 1.5, 1), At(0.5, 1.5, 0)]
    public static double OverwrittenTwice(double x, double y, int n)
    {
        double a = x;
        for (int i = 0; i < n; i++)
        {
            a = a * a + y;
            a = Math.Sin(a) * a;
        }

        return a;
    }

    /// <summary>Becomes active only in the loop, by way of another.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5, 3), At(0.5, 2), At(0.5, 1), At(0.5, 0)]
    public static double ActiveLate(double x, int n)
    {
        double a = 1, b = 2, c = 3;
        for (int i = 0; i < n; i++)
        {
            c = c * b;
            b = b * a;
            a = a * x;
        }

        return c;
    }

    public static double ActiveLateGradient(double x, int n) => n < 3 ? 0 : 24;

    /// <summary>Nothing of the loop is active.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5, 3), At(0.5, 0)]
    public static double NothingActive(double x, int n)
    {
        double factor = 1;
        for (int i = 1; i <= n; i++)
            factor *= i;
        return factor * x * x;
    }

    public static double NothingActiveGradient(double x, int n) => n == 0 ? 2 * x : 12 * x;

    /// <summary>What the loop computes is not returned.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5, 3), At(0.5, 0)]
    public static double Unused(double x, int n)
    {
        double unused = x;
        for (int i = 0; i < n; i++)
            unused *= x;
        return x * x;
    }

    public static double UnusedGradient(double x, int n) => 2 * x;
}
