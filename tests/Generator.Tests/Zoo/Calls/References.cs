using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Helpers with parameters that are passed by reference.</summary>
public static partial class References
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static double Swapped(double x, double y)
    {
        double a = Math.Sin(x), b = y * y;
        Swap(ref a, ref b);
        return a / b;
    }

    private static void Swap(ref double a, ref double b)
    {
        double t = a;
        a = b;
        b = t;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static double Polar(double x, double y)
    {
        ToPolar(x, y, out double radius, out var angle);
        ToPolar(radius, angle, out _, out angle);
        return radius * angle;
    }

    private static void ToPolar(double x, double y, out double radius, out double angle)
    {
        radius = Math.Sqrt(x * x + y * y);
        angle = Math.Atan2(y, x);
    }

    /// <summary>One variable under three names.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7), At(1.9)]
    public static double Aliased(double x)
    {
        double y = x;
        double z = Mix(in y, ref y, y);
        return y * z;
    }

    private static double Mix(in double a, ref double b, double c)
    {
        b *= 3;
        double r = a * c;
        b = b > 3 ? b + a : b;
        return r + a;
    }

    /// <summary>A semi-implicit Euler step that updates its arguments, called in a loop.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.4, 0.1, 5), At(0.4, 0.1, 0)]
    public static double Stepped(double position, double velocity, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            if (TryStep(ref position, ref velocity, dt: 0.1))
                velocity *= 0.9;
        }

        return position;
    }

    private static bool TryStep(ref double position, ref double velocity, double dt)
    {
        if (position > 10)
            return false;
        velocity -= dt * Math.Sin(position);
        position += dt * velocity;
        return true;
    }
}
