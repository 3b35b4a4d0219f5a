namespace AutoDiffGen;

/// <summary>Applies a binary operation to broadcast, strided operands, run by run.</summary>
internal static class BinaryLoop<TElement, TResult, TRuns>
    where TElement : unmanaged
    where TResult : unmanaged
    where TRuns : IBinaryRuns<TElement, TResult>
{
    /// <summary>Elements of an operand with gaps are gathered this many at a time.</summary>
    private const int ChunkLength = 128;

    public static Tensor<TResult> Run(Tensor<TElement> a, Tensor<TElement> b, string operation)
    {
        var result = Tensor<TResult>.Uninitialized(Broadcasting.Shape(a.Shape, b.Shape, operation));
        if (a.IsContiguous && b.IsContiguous && a.Shape == b.Shape)
        {
            TRuns.Run(a.Elements, b.Elements, result.Elements);
        }
        else if (result.Size != 0)
        {
            Fill(
                a.Memory, Strided.Broadcast(a, result.Shape), b.Memory, Strided.Broadcast(b, result.Shape), result);
        }

        return result;
    }

    public static Tensor<TResult> Run(Tensor<TElement> a, TElement b)
    {
        var result = Tensor<TResult>.Uninitialized(a.Shape);
        if (a.IsContiguous)
        {
            TRuns.Run(a.Elements, new ReadOnlySpan<TElement>(in b), result.Elements);
        }
        else
        {
            Fill(a.Memory, a.Strides, new ReadOnlySpan<TElement>(in b), default, result);
        }

        return result;
    }

    public static Tensor<TResult> Run(TElement a, Tensor<TElement> b)
    {
        var result = Tensor<TResult>.Uninitialized(b.Shape);
        if (b.IsContiguous)
        {
            TRuns.Run(new ReadOnlySpan<TElement>(in a), b.Elements, result.Elements);
        }
        else
        {
            Fill(new ReadOnlySpan<TElement>(in a), default, b.Memory, b.Strides, result);
        }

        return result;
    }

    private static void Fill(
        ReadOnlySpan<TElement> a, in AxisValues stridesA, ReadOnlySpan<TElement> b, in AxisValues stridesB,
        Tensor<TResult> result)
    {
        var loop = new StridedLoop(result.Shape, stridesA, stridesB);
        int length = loop.InnerLength;
        Span<TElement> chunkA = stackalloc TElement[ChunkLength];
        Span<TElement> chunkB = stackalloc TElement[ChunkLength];
        var target = result.Elements;
        do
        {
            // One operand at most may stand still; two are gathered, as are those with gaps.
            bool direct = loop.InnerA is 0 or 1 && loop.InnerB is 0 or 1 && loop.InnerA + loop.InnerB > 0;
            int step = direct ? length : ChunkLength;
            for (int start = 0; start < length; start += step)
            {
                var run = target[..Math.Min(step, length - start)];
                target = target[run.Length..];
                var runA = a[(loop.A + (start * loop.InnerA))..];
                var runB = b[(loop.B + (start * loop.InnerB))..];
                if (direct)
                {
                    TRuns.Run(
                        runA[..(loop.InnerA == 0 ? 1 : length)], runB[..(loop.InnerB == 0 ? 1 : length)], run);
                    continue;
                }

                Strided.Gather(runA, loop.InnerA, chunkA[..run.Length]);
                Strided.Gather(runB, loop.InnerB, chunkB[..run.Length]);
                TRuns.Run(chunkA[..run.Length], chunkB[..run.Length], run);
            }
        }
        while (loop.MoveNext());
    }
}
