namespace AutoDiffGen.Bench.HandWritten;

/// <summary>The programs whose gradients were derived by hand to be compared with the generated ones.</summary>
public static class Pairs
{
    /// <summary>All of them, at sizes that people meet.</summary>
    public static IReadOnlyList<Pair> All { get; } =
    [
        OfPendulum(steps: 1000),
    ];

    private static Pair OfPendulum(int steps)
    {
        const double position = 0.5, velocity = 0.1, k = 9.81;
        var gradient = new double[3];
        return new(
            $"pendulum, {steps} steps", gradient,
            () => Pendulum.Simulate(position, velocity, k, steps),
            () => Take(PendulumByHand.SimulateValueAndGrad(position, velocity, k, steps)),
            () => Take(Pendulum.SimulateValueAndGrad(position, velocity, k, steps)));

        double Take((double Value, double GradPosition, double GradVelocity, double GradK) result)
        {
            (var value, gradient[0], gradient[1], gradient[2]) = result;
            return value;
        }
    }
}
