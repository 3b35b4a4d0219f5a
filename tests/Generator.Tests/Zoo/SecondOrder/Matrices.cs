using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Whole matrices of second derivatives, and their products with a direction.</summary>
public static partial class Matrices
{
    /// <summary>Newton's method needs all of it.</summary>
    [Differentiable(ValueAndGrad | Hvp | Hessian | Jacobian)]
    [At(-1.2, 1.0), At(0.5, 2.0)]
    public static double Banana(double x, double y)
    {
        double a = 1 - x;
        double b = y - x * x;
        return a * a + 100 * b * b;
    }

    /// <summary>One parameter: numbers, not tuples.</summary>
    [Differentiable(ValueAndGrad | Hvp | Hessian | Jacobian)]
    [At(0.7), At(-0.2)]
    public static double Bump(double x) => Math.Exp(-x * x);

    /// <summary>Nothing is computed for what is inactive; optional parameters stay behind.</summary>
    [Differentiable(ValueAndGrad | Hvp | Hessian | Jacobian)]
    [At(0.7, 1.5, 2.0, 3, 0.5)]
    public static double Inactive(double x, [NoGrad] double weight, double y, int n, double scale = 2) =>
        weight * n * Math.Sin(x * y) * scale;

    /// <summary>In single precision.</summary>
    [Differentiable(ValueAndGrad | Hvp | Hessian | Jacobian)]
    [At(0.7f, 1.5f)]
    public static float Single(float x, float y) => x * x * MathF.Log(y) / (x + y);

    [Differentiable(ValueAndGrad | Hvp | Hessian | Jacobian)]
    [At(0.5, 0.1, 2.0, 7), At(0.5, 0.1, 2.0, 1), At(0.5, 0.1, 2.0, 0)]
    public static double Swing(double position, double velocity, double k, int steps)
    {
        const double dt = 0.01;
        for (int i = 0; i < steps; i++)
        {
            double force = -k * Math.Sin(position);
            velocity += dt * force;
            position += dt * velocity;
        }

        return position;
    }

    [Differentiable(ValueAndGrad | Hvp | Hessian | Jacobian)]
    [At(0.5, 2.0), At(3.0, 2.0), At(-3.0, 2.0)]
    public static double Huber(double error, double delta)
    {
        double size = Math.Abs(error);
        if (size <= delta)
            return error * error / 2;
        return delta * (size - delta / 2);
    }

    /// <summary>The iterations are not known beforehand.</summary>
    [Differentiable(ValueAndGrad | Hvp | Hessian | Jacobian)]
    [At(40.0, 1.5), At(0.5, 2.0)]
    public static double Shrunk(double x, double y)
    {
        while (x > 1)
        {
            if (x > 5)
                x = Math.Sqrt(x) * y;
            else
                x = x / y - 0.1 * x * y;
        }

        return x * y;
    }

    /// <summary>Names that tuples do not have, and the same name twice.</summary>
    [Differentiable(ValueAndGrad | Hvp | Hessian | Jacobian)]
    [At(0.5, 2.0, 3.0, 4.0)]
    public static double Names(double rest, double @double, double a, double aA) => rest * @double * a * aA * rest;

    /// <summary>Linear: the second derivatives are zero.</summary>
    [Differentiable(ValueAndGrad | Hvp | Hessian | Jacobian)]
    [At(0.5, 2.0)]
    public static double Linear(double x, double y) => 3 * x - y;
}
