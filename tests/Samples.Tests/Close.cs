using static AutoDiffGen.TensorMath;

namespace AutoDiffGen.Samples.Tests;

/// <summary>How close is close enough.</summary>
internal static class Close
{
    public static void Losses(double expected, double actual, int iteration) =>
        Assert.True(
            Math.Abs(expected - actual) <= 1e-9 * (1 + expected),
            $"Iteration {iteration}: {expected:R} and {actual:R}");

    /// <summary>
    /// Measured against the largest element: an element is a sum of products of that magnitude, and where they nearly
    /// cancel, its own last digits are rounding, which another order of summation changes.
    /// </summary>
    public static void Gradients<T>(Tensor<T> expected, Tensor<T> actual, double tolerance = 1e-12)
        where T : unmanaged
    {
        Assert.Equal(expected.Shape, actual.Shape);
        var difference = Abs(expected - actual).Max().ItemAsDouble();
        Assert.InRange(difference, 0, tolerance * Abs(expected).Max().ItemAsDouble());
    }
}
