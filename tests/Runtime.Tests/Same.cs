namespace AutoDiffGen.Tests;

/// <summary>Comparisons of tensors.</summary>
internal static class Same
{
    /// <summary>
    /// The same shape, and elements within a tolerance relative to 1 or to their size; NaN equals NaN.
    /// </summary>
    public static void Tensor<T>(Tensor<T> expected, Tensor<T> actual, double tolerance)
        where T : unmanaged
    {
        Assert.Equal(expected.Shape, actual.Shape);
        double[] right = expected.Cast<double>().ToArray();
        double[] wrong = actual.Cast<double>().ToArray();
        for (int i = 0; i < right.Length; i++)
        {
            bool close = right[i].Equals(wrong[i])
                || Math.Abs(right[i] - wrong[i]) <= tolerance * Math.Max(1, Math.Abs(right[i]));
            Assert.True(close, $"Element {i} is {wrong[i]}, not {right[i]}.");
        }
    }

    /// <summary>The same shape and the same elements.</summary>
    public static void Elements<T>(Tensor<T> actual, TensorShape shape, params T[] elements)
        where T : unmanaged
    {
        Assert.Equal(shape, actual.Shape);
        Assert.Equal(elements, actual.ToArray());
    }
}
