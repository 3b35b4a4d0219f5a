namespace AutoDiffGen.Bench.HandWritten;

/// <summary>A loop that carries all of its state from step to step.</summary>
public static partial class Pendulum
{
    /// <summary>The position of a pendulum after a number of steps of a hundredth of a second.</summary>
    [Differentiable]
    public static double Simulate(double position, double velocity, double k, int steps)
    {
        const double dt = 0.01;
        for (var i = 0; i < steps; i++)
        {
            var force = -k * Math.Sin(position);
            velocity += dt * force;
            position += dt * velocity;
        }
        return position;
    }
}
