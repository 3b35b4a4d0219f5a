namespace AutoDiffGen.Data;

/// <summary>Divides a data set into batches.</summary>
public static class Batches
{
    /// <summary>
    /// The indices of a data set in random order, in batches. Every index comes once; the last batch is smaller where
    /// the size of the data set is not a multiple of <paramref name="size"/>.
    /// </summary>
    /// <param name="count">The number of items of the data set.</param>
    /// <param name="size">The number of items of a batch.</param>
    /// <param name="random">Where the order comes from; the same seed gives the same order.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or a size below 1.</exception>
    public static IEnumerable<int[]> Shuffled(int count, int size, TensorRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentNullException.ThrowIfNull(random);
        return random.Permutation(count).Chunk(size);
    }
}
