namespace AutoDiffGen.Fuzz;

/// <summary>
/// SplitMix64: the same seed gives the same programs on every machine and every version of .NET, which
/// <see cref="Random"/> does not promise.
/// </summary>
internal sealed class Rng(ulong seed)
{
    private ulong state = seed;

    /// <summary>A generator of its own for each pair of numbers.</summary>
    public static Rng For(ulong seed, ulong stream) => new(new Rng(seed).NextBits() ^ (new Rng(~stream).NextBits() * 0xD1342543DE82EF95));

    /// <summary>A stream for a name, such as that of a parameter: dropping one parameter leaves the others as they are.</summary>
    public static ulong Hash(string text) =>
        text.Aggregate(0xCBF29CE484222325, (hash, letter) => unchecked((hash ^ letter) * 0x100000001B3));

    public ulong NextBits()
    {
        unchecked
        {
            ulong z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count) => (int)(NextBits() % (ulong)count);

    /// <summary>A number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + Below(to - from + 1);

    public double Uniform(double from, double to) => from + ((to - from) * ((NextBits() >> 11) * (1.0 / (1UL << 53))));

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
