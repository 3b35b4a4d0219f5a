namespace AutoDiffGen.GradBench;

/// <summary>
/// y0' = x0 and yi' = xi y(i-1), from y = 0 at time 0 to time 2, by the classical Runge-Kutta method.
/// </summary>
internal static partial class Ode
{
    public static double[] Primal(ReadOnlySpan<double> x, int steps)
    {
        var n = x.Length;
        var h = 2.0 / steps;
        var y = new double[n];
        var at = new double[n];
        var k1 = new double[n];
        var k2 = new double[n];
        var k3 = new double[n];
        var k4 = new double[n];
        for (var step = 0; step < steps; step++)
        {
            Slope(x, y, k1);
            AddScaled(y, h / 2, k1, at);
            Slope(x, at, k2);
            AddScaled(y, h / 2, k2, at);
            Slope(x, at, k3);
            AddScaled(y, h, k3, at);
            Slope(x, at, k4);
            for (var i = 0; i < n; i++)
            {
                y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
            }
        }
        return y;
    }

    /// <summary>The last element of the solution.</summary>
    [Differentiable]
    public static double Last(ReadOnlySpan<double> x, int steps) => Primal(x, steps)[^1];

    private static void Slope(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> slope)
    {
        slope[0] = x[0];
        for (var i = 1; i < slope.Length; i++)
        {
            slope[i] = x[i] * y[i - 1];
        }
    }

    private static void AddScaled(
        ReadOnlySpan<double> a, double factor, ReadOnlySpan<double> b, Span<double> sum)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] = a[i] + factor * b[i];
        }
    }
}
