using System;
using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Systems in time, held against a complex step.</summary>
public static partial class Dynamics
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 3.1, 6), At(0.3, 3.1, 1), At(0.3, 3.1, 0)]
    public static double LogisticMap(double x, double rate, int steps)
    {
        for (int i = 0; i < steps; i++)
            x = rate * x * (1 - x);
        return x;
    }

    public static Complex LogisticMapComplex(Complex x, Complex rate, int steps)
    {
        for (int i = 0; i < steps; i++)
            x = rate * x * (1 - x);
        return x;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5, 0.1, 9.81, 0.7, 0.01, 8), At(0.5, 0.1, 9.81, 0.7, 0.01, 1), At(0.5, 0.1, 9.81, 0.7, 0.01, 0)]
    public static double Euler(double angle, double velocity, double gravity, double length, double dt, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            double acceleration = -gravity / length * Math.Sin(angle);
            angle += dt * velocity;
            velocity += dt * acceleration;
        }

        return 0.5 * length * length * velocity * velocity + gravity * length * (1 - Math.Cos(angle));
    }

    public static Complex EulerComplex(Complex angle, Complex velocity, Complex gravity, Complex length, Complex dt, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            Complex acceleration = -gravity / length * Complex.Sin(angle);
            angle += dt * velocity;
            velocity += dt * acceleration;
        }

        return 0.5 * length * length * velocity * velocity + gravity * length * (1 - Complex.Cos(angle));
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5, 0.1, 14.0, 0.1, 5), At(0.5, 0.1, 14.0, 0.1, 1), At(0.5, 0.1, 14.0, 0.1, 0)]
    public static double RungeKutta(double angle, double velocity, double k, double dt, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            double a1 = velocity;
            double v1 = -k * Math.Sin(angle);
            double a2 = velocity + dt / 2 * v1;
            double v2 = -k * Math.Sin(angle + dt / 2 * a1);
            double a3 = velocity + dt / 2 * v2;
            double v3 = -k * Math.Sin(angle + dt / 2 * a2);
            double a4 = velocity + dt * v3;
            double v4 = -k * Math.Sin(angle + dt * a3);
            angle += dt / 6 * (a1 + 2 * a2 + 2 * a3 + a4);
            velocity += dt / 6 * (v1 + 2 * v2 + 2 * v3 + v4);
        }

        return angle * velocity;
    }

    public static Complex RungeKuttaComplex(Complex angle, Complex velocity, Complex k, Complex dt, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            Complex a1 = velocity;
            Complex v1 = -k * Complex.Sin(angle);
            Complex a2 = velocity + dt / 2 * v1;
            Complex v2 = -k * Complex.Sin(angle + dt / 2 * a1);
            Complex a3 = velocity + dt / 2 * v2;
            Complex v3 = -k * Complex.Sin(angle + dt / 2 * a2);
            Complex a4 = velocity + dt * v3;
            Complex v4 = -k * Complex.Sin(angle + dt * a3);
            angle += dt / 6 * (a1 + 2 * a2 + 2 * a3 + a4);
            velocity += dt / 6 * (v1 + 2 * v2 + 2 * v3 + v4);
        }

        return angle * velocity;
    }

    /// <summary>Gradient descent inside of the function: hyperparameters have gradients too.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5, 1.7, 0.1, 0.6, 6), At(0.5, 1.7, 0.1, 0.6, 1), At(0.5, 1.7, 0.1, 0.6, 0)]
    public static double Momentum(double x, double y, double rate, double memory, int steps)
    {
        double speedX = 0, speedY = 0;
        for (int i = 0; i < steps; i++)
        {
            double slopeX = 4 * x * (x * x - y);
            double slopeY = 2 * (y - x * x) + 0.2 * (y - 1);
            speedX = memory * speedX - rate * slopeX;
            speedY = memory * speedY - rate * slopeY;
            x += speedX;
            y += speedY;
        }

        double error = x * x - y;
        return error * error + 0.1 * (y - 1) * (y - 1);
    }
}
