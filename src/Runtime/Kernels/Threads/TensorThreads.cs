namespace AutoDiffGen;

/// <summary>How many threads work on one large operation on the CPU.</summary>
public static class TensorThreads
{
    private const int Most = 16;

    private static int s_count = Math.Min(Environment.ProcessorCount, Most);

    /// <summary>
    /// The number of threads, the calling one among them; the number of processors, up to 16, by default. Results do not
    /// depend on it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1 or more than 16.</exception>
    public static int Count
    {
        get => Volatile.Read(ref s_count);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Most);
            Volatile.Write(ref s_count, value);
        }
    }
}
