using System.Buffers;

namespace AutoDiffGen;

/// <summary>
/// The memory behind a tensor and its views. Each tensor object holds one count; the last one to be disposed gives the
/// buffer back to the pool. Tensors that are never disposed leave their buffer to the garbage collector, so a live span
/// is never handed to somebody else.
/// </summary>
internal sealed class Storage<TElement>
    where TElement : unmanaged
{
    // A view that is dropped without Dispose never gives its count back: 64 bits, so that dropping views for days
    // cannot wrap around.
    private long _count = 1;
    private int _version;

    private Storage(TElement[] buffer, bool pooled)
    {
        Buffer = buffer;
        IsPooled = pooled;
    }

    /// <summary>The elements; it may be longer than what was asked for.</summary>
    public TElement[] Buffer { get; private set; }

    /// <summary>How often the contents were written in place.</summary>
    public int Version => Volatile.Read(ref _version);

    private bool IsPooled { get; }

    /// <summary>A storage with at least <paramref name="size"/> elements whose contents are arbitrary.</summary>
    public static Storage<TElement> Rent(int size)
    {
        ElementTypes.Require<TElement>();
        return new Storage<TElement>(ArrayPool<TElement>.Shared.Rent(size), pooled: true);
    }

    /// <summary>A storage over an array that belongs to somebody else.</summary>
    public static Storage<TElement> Wrap(TElement[] buffer)
    {
        ElementTypes.Require<TElement>();
        return new Storage<TElement>(buffer, pooled: false);
    }

    /// <summary>Notes a write in place.</summary>
    public void Touch() => Interlocked.Increment(ref _version);

    /// <summary>One more tensor refers to the storage.</summary>
    public void Retain() => Interlocked.Increment(ref _count);

    /// <summary>One tensor fewer refers to the storage.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _count) != 0)
        {
            return;
        }

        var buffer = Buffer;
        Buffer = [];
        if (IsPooled)
        {
            ArrayPool<TElement>.Shared.Return(buffer);
        }
    }
}
