using System;
using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class Pendulum
{
    /// <summary>The energy after one symplectic step.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5, 0.1, 9.81, 0.7, 0.01)]
    public static double Step(double angle, double velocity, double gravity, double length, double dt)
    {
        velocity -= dt * gravity / length * Math.Sin(angle);
        angle += dt * velocity;
        return 0.5 * length * length * velocity * velocity + gravity * length * (1 - Math.Cos(angle));
    }

    public static Complex StepComplex(Complex angle, Complex velocity, Complex gravity, Complex length, Complex dt)
    {
        velocity -= dt * gravity / length * Complex.Sin(angle);
        angle += dt * velocity;
        return 0.5 * length * length * velocity * velocity + gravity * length * (1 - Complex.Cos(angle));
    }
}
