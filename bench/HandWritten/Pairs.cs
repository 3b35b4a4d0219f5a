using AutoDiffGen.GradBench;

namespace AutoDiffGen.Bench.HandWritten;

/// <summary>The programs whose gradients were derived by hand to be compared with the generated ones.</summary>
public static class Pairs
{
    /// <summary>All of them, at sizes that people meet.</summary>
    public static IReadOnlyList<Pair> All { get; } =
    [
        OfPendulum(steps: 1000),
        OfRosenbrock(n: 1000),
        OfKMeans(n: 1000, k: 10, d: 8),
        OfOde(n: 100, steps: 100),
        OfGmm(d: 2, k: 5, n: 1000),
        OfGmm(d: 10, k: 25, n: 200),
        OfGmm(d: 32, k: 25, n: 50),
        OfLstm(layers: 2, b: 14, length: 256),
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

    private static Pair OfKMeans(int n, int k, int d)
    {
        var (points, centroids, gradient) = (Numbers(2, n * d, 0, 1), Numbers(3, k * d, 0, 1), new double[k * d]);
        return new(
            $"kmeans, {n} points, {k} centroids", gradient,
            () => KMeans.Cost(n, k, d, points, centroids),
            () => KMeansByHand.CostValueAndGrad(points, centroids, d, gradient),
            () => KMeans.CostValueAndGrad(n, k, d, points, centroids, gradient));
    }

    private static Pair OfOde(int n, int steps)
    {
        var (x, gradient) = (Numbers(4, n, 0, n), new double[n]);
        return new(
            $"ode, {n} equations, {steps} steps", gradient,
            () => Ode.Last(x, steps),
            () => OdeByHand.LastValueAndGrad(x, steps, gradient),
            () => Ode.LastValueAndGrad(x, steps, gradient));
    }

    private static Pair OfGmm(int d, int k, int n)
    {
        const int m = 2;
        const double gamma = 1.3;
        var belowDiagonal = k * (d * (d - 1) / 2);
        var (x, alpha, mu) = (Numbers(5, n * d, -1.5, 1.5), Numbers(6, k, -1, 1), Numbers(7, k * d, -1, 1));
        var (q, l) = (Numbers(8, k * d, -1, 1), Numbers(9, belowDiagonal, -1, 1));
        var gradient = new double[k + 2 * k * d + belowDiagonal];
        return new(
            $"gmm, d = {d}, k = {k}, n = {n}", gradient,
            () => Gmm.Objective(d, k, n, alpha, mu, q, l, x, gamma, m),
            () => GmmByHand.ObjectiveValueAndGrad(
                d, k, n, alpha, mu, q, l, x, gamma, m, Wishart.LogNormalization(d, m, gamma),
                GradAlpha(), GradMu(), GradQ(), GradL()),
            () => Gmm.ObjectiveValueAndGrad(
                d, k, n, alpha, mu, q, l, x, gamma, m, GradAlpha(), GradMu(), GradQ(), GradL()));

        Span<double> GradAlpha() => gradient.AsSpan(0, k);
        Span<double> GradMu() => gradient.AsSpan(k, k * d);
        Span<double> GradQ() => gradient.AsSpan(k + k * d, k * d);
        Span<double> GradL() => gradient.AsSpan(k + 2 * k * d);
    }

    private static Pair OfLstm(int layers, int b, int length)
    {
        var (main, extra) = (Numbers(10, 8 * layers * b, -1, 1), Numbers(11, 3 * b, -1, 1));
        var (state, sequence) = (Numbers(12, 2 * layers * b, -1, 1), Numbers(13, length * b, 0, 2));
        for (var i = 0; i < sequence.Length; i++)
        {
            sequence[i] = Math.Floor(sequence[i]);
        }
        var gradient = new double[main.Length + extra.Length];
        return new(
            $"lstm, {layers} layers, {length} characters", gradient,
            () => Lstm.Objective(main, extra, state, sequence, b),
            () => LstmByHand.ObjectiveValueAndGrad(main, extra, state, sequence, b, GradMain(), GradExtra()),
            () => Lstm.ObjectiveValueAndGrad(main, extra, state, sequence, b, GradMain(), GradExtra()));

        Span<double> GradMain() => gradient.AsSpan(0, main.Length);
        Span<double> GradExtra() => gradient.AsSpan(main.Length);
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
