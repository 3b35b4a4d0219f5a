namespace AutoDiffGen;

/// <summary>A unary operation over contiguous runs.</summary>
internal interface IUnaryRuns<TElement, TResult>
{
    static abstract void Run(ReadOnlySpan<TElement> a, Span<TResult> result);
}

/// <summary>Applies a unary operation to a strided operand, run by run.</summary>
internal static class UnaryLoop<TElement, TResult, TRuns>
    where TElement : unmanaged
    where TResult : unmanaged
    where TRuns : IUnaryRuns<TElement, TResult>
{
    private const int ChunkLength = 128;

    public static Tensor<TResult> Run(Tensor<TElement> a)
    {
        var result = Tensor<TResult>.Uninitialized(a.Shape);
        if (a.IsContiguous)
        {
            TRuns.Run(a.Elements, result.Elements);
        }
        else
        {
            RunStrided(a, result.Elements);
        }

        return result;
    }

    private static void RunStrided(Tensor<TElement> a, Span<TResult> target)
    {
        var loop = new StridedLoop(a.Shape, a.Strides);
        ReadOnlySpan<TElement> memory = a.Memory;
        Span<TElement> chunk = stackalloc TElement[ChunkLength];
        do
        {
            for (int start = 0; start < loop.InnerLength; start += ChunkLength)
            {
                var gathered = chunk[..Math.Min(ChunkLength, loop.InnerLength - start)];
                Strided.Gather(memory[(loop.A + (start * loop.InnerA))..], loop.InnerA, gathered);
                TRuns.Run(gathered, target);
                target = target[gathered.Length..];
            }
        }
        while (loop.MoveNext());
    }
}
