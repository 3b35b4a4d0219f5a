namespace AutoDiffGen;

/// <summary>Arithmetic with strides.</summary>
internal static class Strided
{
    /// <summary>The strides of a row-major tensor.</summary>
    public static AxisValues RowMajor(in TensorShape shape)
    {
        AxisValues strides = default;
        int step = 1;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = step;
            step *= Math.Max(shape[axis], 1);
        }

        return strides;
    }

    /// <summary>Whether the elements lie in row-major order without gaps. Axes of size 1 may have any stride.</summary>
    public static bool IsRowMajor(in TensorShape shape, in AxisValues strides)
    {
        int step = 1;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            if (shape[axis] != 1 && strides[axis] != step)
            {
                return false;
            }

            step *= shape[axis];
        }

        return true;
    }

    /// <summary>The strides with which a tensor is read as if it had a larger shape: 0 along repeated axes.</summary>
    public static AxisValues Broadcast<TElement>(Tensor<TElement> tensor, in TensorShape shape)
        where TElement : unmanaged
    {
        AxisValues strides = default;
        int added = shape.Rank - tensor.Rank;
        for (int axis = 0; axis < tensor.Rank; axis++)
        {
            strides[added + axis] = tensor.Shape[axis] == 1 ? 0 : tensor.Strides[axis];
        }

        return strides;
    }

    /// <summary>Copies elements that lie <paramref name="stride"/> apart into a run.</summary>
    public static void Gather<TElement>(ReadOnlySpan<TElement> source, int stride, Span<TElement> run)
    {
        if (stride == 1)
        {
            source[..run.Length].CopyTo(run);
            return;
        }

        for (int i = 0, from = 0; i < run.Length; i++, from += stride)
        {
            run[i] = source[from];
        }
    }

    /// <summary>Copies a run to places that lie <paramref name="stride"/> apart.</summary>
    public static void Scatter<TElement>(ReadOnlySpan<TElement> run, Span<TElement> target, int stride)
    {
        for (int i = 0, to = 0; i < run.Length; i++, to += stride)
        {
            target[to] = run[i];
        }
    }

    /// <summary>Copies a tensor's elements, in row-major order.</summary>
    public static void Copy<TElement>(Tensor<TElement> source, Span<TElement> target)
        where TElement : unmanaged
    {
        if (source.IsContiguous)
        {
            source.Elements.CopyTo(target);
            return;
        }

        ReadOnlySpan<TElement> memory = source.Memory;
        var loop = new StridedLoop(source.Shape, source.Strides);
        do
        {
            Gather(memory[loop.A..], loop.InnerA, target[..loop.InnerLength]);
            target = target[loop.InnerLength..];
        }
        while (loop.MoveNext());
    }
}
