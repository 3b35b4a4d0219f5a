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
        if (result.Size != 0)
        {
            Fill(a, b, result);
        }

        return result;
    }

    public static Tensor<TResult> Run(Tensor<TElement> a, TElement b)
    {
        var result = Tensor<TResult>.Uninitialized(a.Shape);
        if (a.IsContiguous)
        {
            TRuns.Run(a.Elements, b, result.Elements);
            return result;
        }

        var loop = new StridedLoop(a.Shape, a.Strides);
        ReadOnlySpan<TElement> memory = a.Memory;
        var target = result.Elements;
        Span<TElement> chunk = stackalloc TElement[ChunkLength];
        do
        {
            for (int start = 0; start < loop.InnerLength; start += ChunkLength)
            {
                var gathered = chunk[..Math.Min(ChunkLength, loop.InnerLength - start)];
                Strided.Gather(memory[(loop.A + (start * loop.InnerA))..], loop.InnerA, gathered);
                TRuns.Run(gathered, b, target);
                target = target[gathered.Length..];
            }
        }
        while (loop.MoveNext());
        return result;
    }

    public static Tensor<TResult> Run(TElement a, Tensor<TElement> b)
    {
        var result = Tensor<TResult>.Uninitialized(b.Shape);
        if (b.IsContiguous)
        {
            TRuns.Run(a, b.Elements, result.Elements);
        }
        else
        {
            using var copy = b.ToContiguous();
            TRuns.Run(a, copy.Elements, result.Elements);
        }

        return result;
    }

    private static void Fill(Tensor<TElement> a, Tensor<TElement> b, Tensor<TResult> result)
    {
        ReadOnlySpan<TElement> memoryA = a.Memory;
        ReadOnlySpan<TElement> memoryB = b.Memory;
        var target = result.Elements;
        if (a.IsContiguous && b.IsContiguous && a.Shape == b.Shape)
        {
            TRuns.Run(memoryA[..a.Size], memoryB[..a.Size], target);
            return;
        }

        var loop = new StridedLoop(
            result.Shape, Strided.Broadcast(a, result.Shape), Strided.Broadcast(b, result.Shape));
        int length = loop.InnerLength;
        do
        {
            var run = target[..length];
            target = target[length..];
            switch (loop.InnerA, loop.InnerB)
            {
                case (1, 1):
                    TRuns.Run(memoryA.Slice(loop.A, length), memoryB.Slice(loop.B, length), run);
                    break;
                case (1, 0):
                    TRuns.Run(memoryA.Slice(loop.A, length), memoryB[loop.B], run);
                    break;
                case (0, 1):
                    TRuns.Run(memoryA[loop.A], memoryB.Slice(loop.B, length), run);
                    break;
                default:
                    RunGathered(memoryA[loop.A..], loop.InnerA, memoryB[loop.B..], loop.InnerB, run);
                    break;
            }
        }
        while (loop.MoveNext());
    }

    private static void RunGathered(
        ReadOnlySpan<TElement> a, int strideA, ReadOnlySpan<TElement> b, int strideB, Span<TResult> result)
    {
        Span<TElement> chunkA = stackalloc TElement[ChunkLength];
        Span<TElement> chunkB = stackalloc TElement[ChunkLength];
        for (int start = 0; start < result.Length; start += ChunkLength)
        {
            int length = Math.Min(ChunkLength, result.Length - start);
            Strided.Gather(a[(start * strideA)..], strideA, chunkA[..length]);
            Strided.Gather(b[(start * strideB)..], strideB, chunkB[..length]);
            TRuns.Run(chunkA[..length], chunkB[..length], result.Slice(start, length));
        }
    }
}
