using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Methods that call generated derivatives of others, and are differentiated through them.</summary>
public static partial class NestedDerivatives
{
    [Differentiable(ValueAndGrad | Jvp | Vjp | Hvp | Hessian | Jacobian)]
    [At(0.7, 0.2)]
    public static double Misfit(double x, double target)
    {
        double d = x - target;
        return Math.Cosh(d) + d * d * x;
    }

    /// <summary>An item by its name.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 0.2)]
    public static double Slope(double x, double target) => MisfitValueAndGrad(x * x, target).GradX * x;

    public static (double, double) SlopeGradient(double x, double target)
    {
        double d = x * x - target;
        double slope = Math.Sinh(d) + 2 * d * x * x + d * d;
        double byD = Math.Cosh(d) + 2 * x * x + 2 * d;
        return (slope + x * (byD * 2 * x + 2 * d * 2 * x), -x * byD);
    }

    /// <summary>Gradient descent inside: the rate can be learned.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 0.2, 0.1, 5), At(0.7, 0.2, 0.1, 1), At(0.7, 0.2, 0.1, 0)]
    public static double Descent(double start, double target, double rate, int steps)
    {
        double x = start;
        for (int i = 0; i < steps; i++)
        {
            var (_, gradX, _) = MisfitValueAndGrad(x, target);
            x -= rate * gradX;
        }

        return Misfit(x, target);
    }

    /// <summary>Forward mode inside.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 0.2)]
    public static double Directional(double x, double target)
    {
        var (value, tangent) = MisfitJvp(x, target, 1, x);
        return value * tangent;
    }

    /// <summary>With a cotangent that is active itself.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 0.2)]
    public static double Seeded(double x, double target)
    {
        var inner = MisfitVjp(x, target, x * target);
        return inner.Value + inner.GradX * inner.GradTarget;
    }

    /// <summary>A Newton step needs the second derivative, and this the third.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 0.2, 3), At(0.7, 0.2, 0)]
    public static double Newton(double start, double target, int steps)
    {
        double x = start;
        for (int i = 0; i < steps; i++)
            x -= 0.5 * MisfitJacobian(x, target).X / MisfitHessian(x, target).XX;
        return x * x;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5, 0.1, 4), At(0.5, 0.1, 0)]
    public static double Swing(double position, double velocity, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            velocity -= 0.1 * Math.Sin(position);
            position += 0.1 * velocity;
        }

        return position;
    }

    /// <summary>Loops in both: shooting at a target, with the derivative of a simulation.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 2, 4), At(0.7, 1, 1), At(0.7, 0, 3), At(0.7, 2, 0)]
    public static double Shooting(double velocity, int rounds, int steps)
    {
        for (int round = 0; round < rounds; round++)
        {
            var swing = SwingValueAndGrad(0.1, velocity, steps);
            if (steps > 0)
                velocity -= 0.5 * (swing.Value - 0.4) / swing.GradVelocity;
        }

        return velocity;
    }

    /// <summary>In a helper.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 0.2)]
    public static double Helped(double x, double target) => Force(x, target) * Force(target, x);

    private static double Force(double x, double target) => -MisfitValueAndGrad(x, target).GradX;

    /// <summary>A derivative of what calls a derivative.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 0.2)]
    public static double Twice(double x, double target)
    {
        var (value, gradX, _) = SlopeValueAndGrad(x, target);
        return value * gradX;
    }

    /// <summary>Nothing that goes in is active: an ordinary number comes out.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 0.2)]
    public static double Inactive(double x, [NoGrad] double at) => x * x * MisfitValueAndGrad(at, 0.5).GradX;

    public static double InactiveGradient(double x, double at) => 2 * x * (Math.Sinh(at - 0.5) + 2 * (at - 0.5) * at + (at - 0.5) * (at - 0.5));
}
