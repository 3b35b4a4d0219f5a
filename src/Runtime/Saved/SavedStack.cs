using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AutoDiffGen;

/// <summary>
/// Values that a generated forward pass keeps for its backward pass, which takes them back in the opposite order. Grows
/// as needed; a thread uses its stacks again, so that in the long run none is allocated.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed partial class SavedStack<T> : IDisposable
{
    private const int MostKept = 1 << 20;

    [ThreadStatic]
    private static SavedStack<T>? free;

    private T[] _values = new T[16];
    private int _count;
    private int _kept;
    private bool _isFree;
    private SavedStack<T>? _nextFree;

    private SavedStack()
    {
    }

    /// <summary>An empty stack.</summary>
    public static SavedStack<T> Rent()
    {
        if (free is not { } stack)
        {
            return new SavedStack<T>();
        }

        free = stack._nextFree;
        stack._nextFree = null;
        stack._isFree = false;
        return stack;
    }

    /// <summary>Keeps a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(T value)
    {
        T[] values = _values;
        int count = _count;
        if ((uint)count >= (uint)values.Length)
        {
            values = Grow();
        }

        values[count] = value;
        _count = count + 1;
    }

    /// <summary>Takes the last value back.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Pop()
    {
        T[] values = _values;
        int last = _count - 1;
        if ((uint)last >= (uint)values.Length)
        {
            ThrowEmpty();
        }

        _count = last;
        return values[last];
    }

    /// <summary>Notes what is there, for <see cref="Rewind"/>. Nothing is pushed afterwards.</summary>
    public void Keep() => _kept = _count;

    /// <summary>Puts back all that was there at the time of <see cref="Keep"/>.</summary>
    public void Rewind() => _count = _kept;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T[] Grow()
    {
        Array.Resize(ref _values, checked(_count * 2));
        return _values;
    }

    [DoesNotReturn]
    private static void ThrowEmpty() => throw new InvalidOperationException("The stack is empty.");

    /// <summary>Gives the stack to the thread that calls this. It must not be used afterwards.</summary>
    public void Dispose()
    {
        if (_isFree)
        {
            return;
        }

        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Array.Clear(_values, 0, _values.Length);
        }

        if (_values.Length > MostKept)
        {
            _values = new T[16];
        }

        _count = 0;
        _kept = 0;
        _isFree = true;
        _nextFree = free;
        free = this;
    }
}
