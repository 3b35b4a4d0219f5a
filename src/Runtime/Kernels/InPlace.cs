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

    /// <summary>The elements that are worth a second thread.</summary>
    private const int LengthForThreads = 32 * 1024;

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
            RunContiguous(target.Elements, source.Elements, scale);
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

    private static unsafe void RunContiguous<TElement>(
        Span<TElement> target, ReadOnlySpan<TElement> source, TElement scale)
        where TElement : unmanaged
    {
        if (target.Length < LengthForThreads)
        {
            TUpdate.Run(target, source, scale);
            return;
        }

        fixed (TElement* to = target, from = source)
        {
            var job = new Job<TElement> { Target = to, Source = from, Length = target.Length, Scale = scale };
            job.Chunks = 2 * TensorThreads.Count;
            Workers.Run(job.Chunks, &RunChunk<TElement>, &job);
        }
    }

    private static unsafe void RunChunk<TElement>(void* state, int chunk)
        where TElement : unmanaged
    {
        ref readonly var job = ref *(Job<TElement>*)state;
        int start = (int)((long)job.Length * chunk / job.Chunks);
        int length = (int)((long)job.Length * (chunk + 1) / job.Chunks) - start;
        TUpdate.Run(
            new Span<TElement>(job.Target + start, length), new ReadOnlySpan<TElement>(job.Source + start, length),
            job.Scale);
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

    private unsafe struct Job<TElement>
        where TElement : unmanaged
    {
        public TElement* Target;
        public TElement* Source;
        public int Length;
        public int Chunks;
        public TElement Scale;
    }
}
