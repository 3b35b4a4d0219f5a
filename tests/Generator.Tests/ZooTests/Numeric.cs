namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Directional derivatives by differences, and comparisons that know how far they can be trusted.</summary>
internal static class Numeric
{
    /// <summary>
    /// The derivative of a vector function along a direction: central differences with the steps h and h/2, extrapolated
    /// so that the error falls with the fourth power of h.
    /// </summary>
    public static double[] Directional(Func<double[], double[]> f, double[] x, double[] direction, double h)
    {
        var coarse = Central(f, x, direction, h);
        var fine = Central(f, x, direction, h / 2);
        return [.. fine.Zip(coarse, (near, far) => (4 * near - far) / 3)];
    }

    /// <summary>The unit vectors, or a few random directions where there are too many of them.</summary>
    public static IEnumerable<double[]> Directions(int dimension)
    {
        const int few = 12;
        if (dimension <= few)
            return Enumerable.Range(0, dimension).Select(axis => Enumerable.Range(0, dimension).Select(i => i == axis ? 1.0 : 0.0).ToArray());
        var random = new Random(dimension);
        return Enumerable.Range(0, few).Select(_ => Vector(random, dimension)).ToArray();
    }

    public static double[] Vector(Random random, int dimension) =>
        [.. Enumerable.Range(0, dimension).Select(_ => 2 * random.NextDouble() - 1)];

    public static double Dot(double[] a, double[] b)
    {
        Assert.Equal(a.Length, b.Length);
        return a.Zip(b, (x, y) => x * y).Sum();
    }

    /// <summary>Equal elements, NaN and infinities included, or a difference of rounding.</summary>
    public static void AssertClose(double[] expected, double[] actual, double tolerance, string what)
    {
        Assert.True(expected.Length == actual.Length, $"{what}: {expected.Length} elements expected, {actual.Length} given");
        for (int i = 0; i < expected.Length; i++)
        {
            bool close = expected[i].Equals(actual[i])
                || Math.Abs(expected[i] - actual[i]) <= tolerance * (1 + Math.Max(Math.Abs(expected[i]), Math.Abs(actual[i])));
            Assert.True(close, $"{what}, element {i}: expected {expected[i]:R}, actual {actual[i]:R}");
        }
    }

    private static double[] Central(Func<double[], double[]> f, double[] x, double[] direction, double h)
    {
        var above = f([.. x.Zip(direction, (value, d) => value + h * d)]);
        var below = f([.. x.Zip(direction, (value, d) => value - h * d)]);
        return [.. above.Zip(below, (high, low) => (high - low) / (2 * h))];
    }
}
