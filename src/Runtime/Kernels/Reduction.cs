using System.Numerics;

namespace AutoDiffGen;

/// <summary>An associative operation that brings many numbers down to one.</summary>
internal interface IReduction
{
    static abstract string Name { get; }

    /// <summary>What a reduction starts from.</summary>
    static abstract T Start<T>()
        where T : unmanaged, INumber<T>;

    /// <summary>A run, which is not empty, brought down to one number.</summary>
    static abstract T Reduce<T>(ReadOnlySpan<T> run)
        where T : unmanaged, INumber<T>;

    static abstract T Combine<T>(T a, T b)
        where T : unmanaged, INumber<T>;

    /// <summary>Combines a run into accumulators, element by element.</summary>
    static abstract void Combine<T>(Span<T> accumulators, ReadOnlySpan<T> run)
        where T : unmanaged, INumber<T>;
}

/// <summary>Reduces tensors of any numeric element type over a set of axes.</summary>
internal static class Reduction<TReduction>
    where TReduction : IReduction
{
    private const int ChunkLength = 128;

    /// <summary>The reduction over the axes in a set of bits.</summary>
    public static Tensor<TElement> Run<TElement>(Tensor<TElement> a, int axes, bool keepDims)
        where TElement : unmanaged
    {
        Span<int> kept = stackalloc int[TensorShape.MaxRank];
        Span<int> sizes = stackalloc int[TensorShape.MaxRank];
        int count = 0;
        for (int axis = 0; axis < a.Rank; axis++)
        {
            bool reduced = (axes & (1 << axis)) != 0;
            kept[axis] = reduced ? 1 : a.Shape[axis];
            if (!reduced || keepDims)
            {
                sizes[count++] = kept[axis];
            }
        }

        var result = Tensor<TElement>.Uninitialized(new TensorShape(sizes[..count]));
        var aligned = new TensorShape(kept[..a.Rank]);
        Fill(a, result, aligned);
        return result;
    }

    /// <summary>The reduction to a shape that can be broadcast to the tensor's own.</summary>
    public static Tensor<TElement> RunTo<TElement>(Tensor<TElement> a, in TensorShape shape)
        where TElement : unmanaged
    {
        Span<int> sizes = stackalloc int[a.Rank];
        sizes.Fill(1);
        shape.Sizes.CopyTo(sizes[(a.Rank - shape.Rank)..]);
        var result = Tensor<TElement>.Uninitialized(shape);
        Fill(a, result, new TensorShape(sizes));
        return result;
    }

    private static void Fill<TElement>(Tensor<TElement> a, Tensor<TElement> result, in TensorShape aligned)
        where TElement : unmanaged
    {
        if (typeof(TElement) == typeof(float))
        {
            FillNumbers(Same.As<float>(a), Same.As<float>(result), aligned);
        }
        else if (typeof(TElement) == typeof(double))
        {
            FillNumbers(Same.As<double>(a), Same.As<double>(result), aligned);
        }
        else if (typeof(TElement) == typeof(int))
        {
            FillNumbers(Same.As<int>(a), Same.As<int>(result), aligned);
        }
        else if (typeof(TElement) == typeof(long))
        {
            FillNumbers(Same.As<long>(a), Same.As<long>(result), aligned);
        }
        else
        {
            throw ElementTypes.NotSupported<TElement>(TReduction.Name);
        }
    }

    /// <param name="a">What is reduced.</param>
    /// <param name="result">Where it goes; row-major.</param>
    /// <param name="aligned">The shape of the result with every reduced axis kept as size 1.</param>
    private static void FillNumbers<T>(Tensor<T> a, Tensor<T> result, in TensorShape aligned)
        where T : unmanaged, INumber<T>
    {
        var accumulators = result.Elements;
        accumulators.Fill(TReduction.Start<T>());
        if (a.Size == 0)
        {
            return;
        }

        var strides = Strided.RowMajor(aligned);
        for (int axis = 0; axis < aligned.Rank; axis++)
        {
            if (aligned[axis] == 1)
            {
                strides[axis] = 0;
            }
        }

        ReadOnlySpan<T> memory = a.Memory;
        Span<T> chunk = stackalloc T[ChunkLength];
        var loop = new StridedLoop(a.Shape, a.Strides, strides);
        do
        {
            if (loop.InnerA == 1)
            {
                Accumulate(memory.Slice(loop.A, loop.InnerLength), accumulators[loop.B..], loop.InnerB);
                continue;
            }

            for (int start = 0; start < loop.InnerLength; start += ChunkLength)
            {
                var gathered = chunk[..Math.Min(ChunkLength, loop.InnerLength - start)];
                Strided.Gather(memory[(loop.A + (start * loop.InnerA))..], loop.InnerA, gathered);
                Accumulate(gathered, accumulators[(loop.B + (start * loop.InnerB))..], loop.InnerB);
            }
        }
        while (loop.MoveNext());
    }

    private static void Accumulate<T>(ReadOnlySpan<T> run, Span<T> accumulators, int stride)
        where T : unmanaged, INumber<T>
    {
        switch (stride)
        {
            case 0:
                accumulators[0] = TReduction.Combine(accumulators[0], TReduction.Reduce(run));
                break;
            case 1:
                TReduction.Combine(accumulators[..run.Length], run);
                break;
            default:
                for (int i = 0; i < run.Length; i++)
                {
                    accumulators[i * stride] = TReduction.Combine(accumulators[i * stride], run[i]);
                }

                break;
        }
    }
}
