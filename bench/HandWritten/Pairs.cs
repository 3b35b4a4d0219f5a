namespace AutoDiffGen.Bench.HandWritten;

/// <summary>The programs whose gradients were derived by hand to be compared with the generated ones.</summary>
public static class Pairs
{
    /// <summary>All of them, at sizes that people meet.</summary>
    public static IReadOnlyList<Pair> All { get; } =
    [
        OfPendulum(steps: 1000),
        OfRosenbrock(n: 1000),
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

    private static Pair OfRosenbrock(int n)
    {
        var (x, gradient) = (Numbers(1, n, -1, 1), new double[n]);
        return new(
            $"rosenbrock, {n} dimensions", gradient,
            () => RosenbrockN.Height(x),
            () => RosenbrockNByHand.HeightValueAndGrad(x, gradient),
            () => RosenbrockN.HeightValueAndGrad(x, gradient));
    }

    /// <summary>Numbers between two bounds, the same in every run.</summary>
    private static double[] Numbers(int seed, int count, double from, double to)
    {
        var state = (uint)seed;
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
        {
            state = 1664525 * state + 1013904223;
            numbers[i] = from + (to - from) * (state / 4294967296.0);
        }
        return numbers;
    }
}
