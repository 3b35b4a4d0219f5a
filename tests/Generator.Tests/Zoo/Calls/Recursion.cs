using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Methods that call themselves have a forward and a backward part, which share stacks of residuals.</summary>
public static partial class Recursion
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 11), At(-0.7, 6), At(2.0, 0)]
    public static double Power(double x, int n) => n == 0 ? 1 : n % 2 == 0 ? Square(Power(x, n / 2)) : x * Power(x, n - 1);

    public static double PowerGradient(double x, int n) => n == 0 ? 0 : n * Math.Pow(x, n - 1);

    private static double Square(double x) => x * x;

    /// <summary>Simpson's rule, halved where it is not accurate enough: a tree of calls.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.2, 1.7, 3), At(-1.0, 0.5, 0)]
    public static double Integral(double a, double b, int depth) => Halves(a, b, depth);

    private static double Halves(double a, double b, int depth)
    {
        double middle = (a + b) / 2;
        if (depth == 0)
        {
            return (b - a) / 6 * (Math.Exp(a) + 4 * Math.Exp(middle) + Math.Exp(b));
        }

        double left = Halves(a, middle, depth - 1);
        return left + Halves(middle, b, depth - 1);
    }

    /// <summary>Two methods that call each other, in a loop.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.6, 5), At(1.4, 4)]
    public static double EvenAndOdd(double x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            sum += Even(x + 0.1 * i, i) * sum + x;
        }

        return sum;
    }

    private static double Even(double x, int n) => n <= 0 ? x : Math.Sin(x) * Odd(x * 0.5, n - 1);

    private static double Odd(double x, int n) => n <= 0 ? x * x : Even(x + 1, n - 1) + Math.Cos(x);

    /// <summary>What a loop saves lies between what the calls in it save.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.6, 3)]
    public static double LoopsBetweenCalls(double x, int depth) => Nested(x, depth);

    private static double Nested(double x, int depth)
    {
        double product = 1;
        for (int i = 0; i < 2; i++)
        {
            product *= x + 0.2 * i;
            if (depth > 0)
            {
                product *= Nested(product * 0.5, depth - 1);
            }
        }

        for (int i = 0; i < depth; i++)
        {
            product = product * product * x + 0.3;
        }

        return product;
    }

    /// <summary>Numbers of two types are kept in loops, in branches and beside calls: one stack for each of the types.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.6, 3), At(-1.1, 2), At(0.9, 0)]
    public static double TwoTypes(double x, int depth) => Scaled(x, depth, 1);

    private static double Scaled(double x, int depth, int scale)
    {
        int step = depth;
        double sum = x;
        while (step > 0)
        {
            sum = 0.1 * sum * sum * step - x;
            step -= 1 + step % 2;
        }

        for (int i = 0; i < depth; i++)
        {
            int next = scale * 2 + i;
            if (next % 3 == 0)
            {
                sum *= Scaled(sum * 0.1, depth - 1, next % 5);
            }
            else
            {
                sum = Math.Sin(sum) * scale + Scaled(x * 0.5, depth - 2, scale);
            }

            scale = next % 7;
        }

        return sum * x;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 0.7, 3), At(1.1, -0.4, 4)]
    public static double Rounded(double x, double y, int depth) => Rounding(x, y, depth);

    /// <summary>Its arguments may not be put in another order: the values would not be the same to the last bit.</summary>
    private static double Rounding(double a, double b, int depth)
    {
        if (depth <= 0)
            return a * b;
        return Math.Sin(Rounding(a * 0.3 * b + 0.1 * b + 0.1 * b, b, depth - 1)) * Math.Cos(Rounding(b, 0.7 * b * a * 3, depth - 2));
    }
}
