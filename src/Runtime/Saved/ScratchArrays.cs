using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen;

/// <summary>
/// The arrays that a generated method makes for itself and that nobody sees afterwards. A thread uses them again: a method
/// that is called again with the same sizes allocates nothing. The arrays have exactly the length that was asked for.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed partial class ScratchArrays<T> : IDisposable
{
    private const int MostKept = 1 << 22;

    [ThreadStatic]
    private static ScratchArrays<T>? free;

    private T[][] _arrays = [];
    private int _used;
    private bool _isFree;
    private ScratchArrays<T>? _nextFree;

    private ScratchArrays()
    {
    }

    /// <summary>Room for arrays; its <see cref="Dispose"/> takes them all back.</summary>
    public static ScratchArrays<T> Rent()
    {
        if (free is not { } arrays)
        {
            return new ScratchArrays<T>();
        }

        free = arrays._nextFree;
        arrays._nextFree = null;
        arrays._isFree = false;
        return arrays;
    }

    /// <summary>Zeros that may be used until this is disposed.</summary>
    /// <param name="length">The number of elements.</param>
    /// <exception cref="OverflowException">The length is negative.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Zeros(int length)
    {
        // Written so that the compiler knows the length of the span wherever it knows the length that was asked for.
        return MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(Array(length)), length);
    }

    /// <summary>An array of zeros that may be used until this is disposed.</summary>
    /// <param name="length">The number of elements.</param>
    /// <exception cref="OverflowException">The length is negative.</exception>
    public T[] Array(int length)
    {
        T[][] arrays = _arrays;
        int used = _used;
        if ((uint)used < (uint)arrays.Length && arrays[used] is { } array && array.Length == length)
        {
            _used = used + 1;
            System.Array.Clear(array);
            return array;
        }

        return Found(length) ?? Made(length);
    }

    /// <summary>An array of the length that stands further back, from a call that asked in another order.</summary>
    private T[]? Found(int length)
    {
        for (int i = _used + 1; i < _arrays.Length; i++)
        {
            if (_arrays[i] is { } array && array.Length == length)
            {
                (_arrays[i], _arrays[_used]) = (_arrays[_used], array);
                _used++;
                System.Array.Clear(array);
                return array;
            }
        }

        return null;
    }

    private T[] Made(int length)
    {
        var array = new T[length];
        if (_used == _arrays.Length)
        {
            System.Array.Resize(ref _arrays, Math.Max(4, 2 * _used));
        }

        return _arrays[_used++] = array;
    }

    /// <summary>Gives the arrays to the thread that calls this. They must not be used afterwards.</summary>
    public void Dispose()
    {
        if (_isFree)
        {
            return;
        }

        long kept = 0;
        for (int i = 0; i < _arrays.Length && _arrays[i] is { } array; i++)
        {
            kept += array.Length;
            if (kept > MostKept)
            {
                System.Array.Clear(_arrays, i, _arrays.Length - i);
            }
        }

        GiveBackMatrices(kept);
        _used = 0;
        _isFree = true;
        _nextFree = free;
        free = this;
    }
}
