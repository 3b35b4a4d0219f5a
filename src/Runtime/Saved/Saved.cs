using System.Buffers;
using System.Runtime.CompilerServices;

namespace AutoDiffGen;

/// <summary>
/// One value for each iteration of a loop, kept by a generated forward pass for its backward pass, in an array rented from
/// the shared pool.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public readonly struct Saved<T> : IDisposable
{
    private readonly T[] _values;

    private Saved(T[] values) => _values = values;

    /// <summary>The value of an iteration.</summary>
    /// <param name="iteration">The iteration, from 0.</param>
    public ref T this[int iteration]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _values[iteration];
    }

    /// <summary>The value of an iteration.</summary>
    /// <param name="iteration">The iteration, from 0.</param>
    public ref T this[long iteration]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _values[iteration];
    }

    /// <summary>Rents room for a number of iterations.</summary>
    /// <param name="iterations">The number; a negative one counts as 0.</param>
    public static Saved<T> Rent(int iterations) => new(ArrayPool<T>.Shared.Rent(Math.Max(iterations, 0)));

    /// <summary>Rents room for a number of iterations.</summary>
    /// <param name="iterations">The number; a negative one counts as 0.</param>
    /// <exception cref="OverflowException">There are more iterations than an array can hold.</exception>
    public static Saved<T> Rent(long iterations) => Rent(checked((int)Math.Max(iterations, 0)));

    /// <summary>The values of the first iterations.</summary>
    /// <param name="iterations">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no room for that many.</exception>
    public ReadOnlySpan<T> First(int iterations) => _values.AsSpan(0, iterations);

    /// <summary>Gives the room back. The values must not be used afterwards.</summary>
    public void Dispose()
    {
        if (_values is { Length: > 0 })
        {
            ArrayPool<T>.Shared.Return(_values, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        }
    }
}
