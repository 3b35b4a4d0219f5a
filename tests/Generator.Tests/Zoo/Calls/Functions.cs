using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Local functions, lambdas and delegates that are known where they are called.</summary>
public static partial class Functions
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static double StaticLocal(double x, double y)
    {
        return Blend(x, y) * Blend(weight: 0.25, y: x, x: y);

        static double Blend(double x, double y = 2, double weight = 0.5) => weight * x + (1 - weight) * Math.Sin(y);
    }

    /// <summary>The function reads what it captures when it is called, and writes to it.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 4), At(0.7, 0)]
    public static double Capturing(double x, int n)
    {
        double sum = 0;
        int calls = 0;
        void Add(double value)
        {
            calls++;
            if (value > 2)
                return;
            sum += value * x;
        }

        for (int i = 0; i < n; i++)
        {
            Add(x + i);
            x *= 0.9;
        }

        Add(Math.Cos(x));
        return sum * calls;
    }

    /// <summary>The counter of the loop is moved by a function.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 7), At(0.7, 0)]
    public static double Skipping(double x, int n)
    {
        double p = 1;
        for (int i = 0; i < n; i++)
        {
            p *= x + i;
            Skip();

            void Skip()
            {
                if (p < 2)
                    i++;
            }
        }

        return p;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static double Lambda(double x, double y)
    {
        Func<double, double> f = t => t * Math.Exp(-y * t);
        var g = f;
        return f(x) + g(f(y));
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3, 6), At(0.7, 1.3, 1)]
    public static double Integral(double a, double b, int n) =>
        Integrate(t => Math.Sin(a * t) * b, a, b, n) + Integrate(Math.Exp, a, b, n) * Integrate(Bell, 0, a, n);

    private static double Bell(double x) => Math.Exp(-x * x);

    private static double Integrate(Func<double, double> f, double from, double to, int n)
    {
        double h = (to - from) / n;
        double sum = 0.5 * (f(from) + f(to));
        for (int i = 1; i < n; i++)
            sum += f(from + i * h);
        return sum * h;
    }

    /// <summary>A root of what is passed, found by bisection, and one step of Newton's method that carries the derivative.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(3.0), At(0.3)]
    public static double Newton(double a)
    {
        return Solve(x => x * x * x + x - a, x => 3 * x * x + 1);

        static double Solve(Func<double, double> f, Func<double, double> slope)
        {
            double x = 1;
            for (int i = 0; i < 20; i++)
            {
                double step = f(x) / slope(x);
                x -= step;
                if (Math.Abs(step) < 1e-15)
                    break;
            }

            return x;
        }
    }

    public static double NewtonGradient(double a)
    {
        double x = Newton(a);
        return 1 / (3 * x * x + 1);
    }

    /// <summary>A lambda that writes to what it captures.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, 0)]
    public static double WritingLambda(double x, int n)
    {
        double total = 1;
        Repeat(n, i => total *= x + i);
        return total;
    }

    private static void Repeat(int n, Action<int> action)
    {
        for (int i = 0; i < n; i++)
            action(i);
    }
}
