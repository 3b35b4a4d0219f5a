using System;
using AutoDiffGen;

namespace Zoo;

/// <summary>The loop of the design: what comes out is to be read as one would write it.</summary>
public static partial class Simulation
{
    [Differentiable]
    [At(0.5, 0.1, 2.0, 7), At(0.5, 0.1, 2.0, 1), At(0.5, 0.1, 2.0, 0), At(0.5, 0.1, 2.0, -3)]
    public static double Simulate(double position, double velocity, double k, int steps)
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
}
