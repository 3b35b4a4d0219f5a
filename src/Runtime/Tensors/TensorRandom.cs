using System.Numerics;

namespace AutoDiffGen;

/// <summary>
/// A seeded generator whose sequence is fixed for all time and the same on every machine: xoshiro256** (Blackman and
/// Vigna), its state filled by SplitMix64 from the seed. Normal numbers come from Marsaglia's polar method with a
/// logarithm made of exactly rounded operations, as the platform's own may differ in the last bit. Not thread-safe.
/// </summary>
public sealed class TensorRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private double _spareNormal;
    private bool _hasSpareNormal;

    /// <summary>Starts the sequence of a seed.</summary>
    /// <param name="seed">The seed.</param>
    public TensorRandom(long seed)
    {
        ulong state = unchecked((ulong)seed);
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>The next number, uniform from 0 to 1, without 1: the upper 53 bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>The next number, uniform from 0 to 1, without 1: the upper 24 bits.</summary>
    public float NextSingle() => (NextUInt64() >> 40) * (1.0f / (1U << 24));

    /// <summary>The next integer, uniform from 0 to <paramref name="limit"/> - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    public int NextInt32(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);

        // Lemire's multiplication; the few products that would make some numbers likelier are drawn again.
        ulong threshold = (0UL - (ulong)limit) % (ulong)limit;
        while (true)
        {
            ulong high = Math.BigMul(NextUInt64(), (ulong)limit, out ulong low);
            if (low >= threshold)
            {
                return (int)high;
            }
        }
    }

    /// <summary>The next standard normal number.</summary>
    public double NextNormal()
    {
        if (_hasSpareNormal)
        {
            _hasSpareNormal = false;
            return _spareNormal;
        }

        while (true)
        {
            double x = (2 * NextDouble()) - 1;
            double y = (2 * NextDouble()) - 1;
            double square = (x * x) + (y * y);
            if (square < 1 && square > 0)
            {
                double factor = Math.Sqrt(-2 * PortableMath.Log(square) / square);
                _spareNormal = y * factor;
                _hasSpareNormal = true;
                return x * factor;
            }
        }
    }

    /// <summary>The numbers from 0 to <paramref name="length"/> - 1 in random order (Fisher and Yates).</summary>
    public int[] Permutation(int length)
    {
        var order = new int[length];
        for (int i = 0; i < length; i++)
        {
            int other = NextInt32(i + 1);
            order[i] = order[other];
            order[other] = i;
        }

        return order;
    }

    private static ulong SplitMix(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
