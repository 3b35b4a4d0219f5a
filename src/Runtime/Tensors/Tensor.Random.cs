namespace AutoDiffGen;

public static partial class Tensor
{
    /// <summary>Independent standard normal numbers, in row-major order of the generator's sequence.</summary>
    /// <param name="random">The generator; the same seed gives the same tensor on every machine.</param>
    /// <param name="sizes">The size of each axis.</param>
    /// <exception cref="NotSupportedException">The elements are neither float nor double.</exception>
    public static Tensor<TElement> Randn<TElement>(TensorRandom random, params ReadOnlySpan<int> sizes)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(random);
        ElementTypes.RequireReal<TElement>(nameof(Randn));
        var result = Tensor<TElement>.Uninitialized(new TensorShape(sizes));
        foreach (ref var element in result.Elements)
        {
            element = ElementTypes.Round<TElement>(random.NextNormal());
        }

        return result;
    }

    /// <summary>Independent numbers, uniform from 0 to 1, in row-major order of the generator's sequence.</summary>
    /// <param name="random">The generator; the same seed gives the same tensor on every machine.</param>
    /// <param name="sizes">The size of each axis.</param>
    /// <exception cref="NotSupportedException">The elements are neither float nor double.</exception>
    public static Tensor<TElement> Uniform<TElement>(TensorRandom random, params ReadOnlySpan<int> sizes)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(random);
        ElementTypes.RequireReal<TElement>(nameof(Uniform));
        var result = Tensor<TElement>.Uninitialized(new TensorShape(sizes));
        foreach (ref var element in result.Elements)
        {
            // A float takes 24 bits, so that rounding never gives 1.
            element = typeof(TElement) == typeof(float)
                ? Same.As<float, TElement>(random.NextSingle())
                : ElementTypes.Round<TElement>(random.NextDouble());
        }

        return result;
    }
}
