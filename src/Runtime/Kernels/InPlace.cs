namespace AutoDiffGen;

/// <summary>A write into a run of existing elements.</summary>
internal interface IUpdate
{
    static abstract string Name { get; }

    static abstract void Run<TElement>(Span<TElement> target, ReadOnlySpan<TElement> source, TElement scale)
        where TElement : unmanaged;
}

/// <summary>Writes a broadcast operand into a tensor, run by run.</summary>
internal static class InPlace<TUpdate>
    where TUpdate : IUpdate
{
    private const int ChunkLength = 128;

    public static void Run<TElement>(Tensor<TElement> target, Tensor<TElement> source, TElement scale)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(source);
        target.RequireOwnElements();
        if (!Broadcasting.CanBroadcast(source.Shape, target.Shape))
        {
            throw new ArgumentException($"{TUpdate.Name}: {source.Shape} cannot be broadcast to {target.Shape}");
        }

        target.Touch();
        if (target.IsContiguous && source.IsContiguous && target.Shape == source.Shape)
        {
            TUpdate.Run(target.Elements, source.Elements, scale);
        }
        else if (target.SharesMemory(source))
        {
            // Another view of the same memory would be read after it was written.
            using var copy = source.Clone();
            RunStrided(target, copy, scale);
        }
        else
        {
            RunStrided(target, source, scale);
        }
    }

    private static void RunStrided<TElement>(Tensor<TElement> target, Tensor<TElement> source, TElement scale)
        where TElement : unmanaged
    {
        if (target.Size == 0)
        {
            return;
        }

        var to = target.Memory;
        ReadOnlySpan<TElement> from = source.Memory;
        Span<TElement> chunkTo = stackalloc TElement[ChunkLength];
        Span<TElement> chunkFrom = stackalloc TElement[ChunkLength];
        var loop = new StridedLoop(target.Shape, target.Strides, Strided.Broadcast(source, target.Shape));
        do
        {
            for (int start = 0; start < loop.InnerLength; start += ChunkLength)
            {
                int length = Math.Min(ChunkLength, loop.InnerLength - start);
                var place = to[(loop.A + (start * loop.InnerA))..];
                Strided.Gather(place, loop.InnerA, chunkTo[..length]);
                Strided.Gather(from[(loop.B + (start * loop.InnerB))..], loop.InnerB, chunkFrom[..length]);
                TUpdate.Run(chunkTo[..length], chunkFrom[..length], scale);
                Strided.Scatter(chunkTo[..length], place, loop.InnerA);
            }
        }
        while (loop.MoveNext());
    }
}

internal readonly struct CopyUpdate : IUpdate
{
    public static string Name => "CopyFromInPlace";

    public static void Run<TElement>(Span<TElement> target, ReadOnlySpan<TElement> source, TElement scale)
        where TElement : unmanaged => source.CopyTo(target);
}

internal readonly struct AddUpdate : IUpdate
{
    public static string Name => "AddInPlace";

    public static void Run<TElement>(Span<TElement> target, ReadOnlySpan<TElement> source, TElement scale)
        where TElement : unmanaged => Accumulation.Add(target, source);
}

internal readonly struct AddScaledUpdate : IUpdate
{
    public static string Name => "AddScaledInPlace";

    public static void Run<TElement>(Span<TElement> target, ReadOnlySpan<TElement> source, TElement scale)
        where TElement : unmanaged => Accumulation.AddScaled(target, source, scale);
}
