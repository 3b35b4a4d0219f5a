namespace AutoDiffGen;

/// <summary>Elements and slices picked by index, and their adjoints.</summary>
internal static class Indexing
{
    public static Tensor<TElement> Gather<TElement>(Tensor<TElement> a, Tensor<int> indices, int axis)
        where TElement : unmanaged
    {
        using var source = a.ToContiguous();
        using var index = indices.ToContiguous();
        var result = Tensor<TElement>.Uninitialized(GatheredShape(a.Shape, indices.Shape, axis));
        var (outer, size, inner) = Split(a.Shape, axis);
        ReadOnlySpan<TElement> from = source.Elements;
        var to = result.Elements;
        for (int i = 0; i < outer; i++)
        {
            foreach (int position in index.Elements)
            {
                from.Slice(((i * size) + Inside(position, size, "Gather")) * inner, inner).CopyTo(to);
                to = to[inner..];
            }
        }

        return result;
    }

    public static Tensor<TElement> ScatterAdd<TElement>(
        Tensor<TElement> a, Tensor<int> indices, in TensorShape shape, int axis)
        where TElement : unmanaged
    {
        var expected = GatheredShape(shape, indices.Shape, axis);
        if (a.Shape != expected)
        {
            throw new ArgumentException($"ScatterAdd: slices of shape {expected} are needed, not {a.Shape}");
        }

        using var index = indices.ToContiguous();
        using var source = a.ToContiguous();
        var result = Tensor.Zeros<TElement>(shape);
        var (outer, size, inner) = Split(shape, axis);
        for (int i = 0, from = 0; i < outer; i++)
        {
            foreach (int position in index.Elements)
            {
                Accumulation.Add(
                    result.Elements.Slice(((i * size) + Inside(position, size, "ScatterAdd")) * inner, inner),
                    source.Elements.Slice(from, inner));
                from += inner;
            }
        }

        return result;
    }

    public static Tensor<TElement> TakeAlongAxis<TElement>(Tensor<TElement> a, Tensor<int> indices, int axis)
        where TElement : unmanaged
    {
        RequireAligned(a.Shape, indices.Shape, axis, "TakeAlongAxis");
        using var source = a.ToContiguous();
        using var index = indices.ToContiguous();
        var result = Tensor<TElement>.Uninitialized(indices.Shape);
        var (outer, size, inner) = Split(a.Shape, axis);
        int taken = indices.Shape[axis];
        for (int i = 0, to = 0; i < outer; i++)
        {
            for (int j = 0; j < taken; j++)
            {
                for (int k = 0; k < inner; k++, to++)
                {
                    int position = Inside(index.Elements[to], size, "TakeAlongAxis");
                    result.Elements[to] = source.Elements[(((i * size) + position) * inner) + k];
                }
            }
        }

        return result;
    }

    public static Tensor<TElement> ScatterAddAlongAxis<TElement>(
        Tensor<TElement> a, Tensor<int> indices, int axis, in TensorShape shape)
        where TElement : unmanaged
    {
        RequireAligned(shape, indices.Shape, axis, "ScatterAddAlongAxis");
        if (a.Shape != indices.Shape)
        {
            throw new ArgumentException(
                $"ScatterAddAlongAxis: elements and indices have different shapes: {a.Shape} and {indices.Shape}");
        }

        using var source = a.ToContiguous();
        using var index = indices.ToContiguous();
        var result = Tensor.Zeros<TElement>(shape);
        var (outer, size, inner) = Split(shape, axis);
        int taken = indices.Shape[axis];
        for (int i = 0, from = 0; i < outer; i++)
        {
            for (int j = 0; j < taken; j++)
            {
                for (int k = 0; k < inner; k++, from++)
                {
                    int position = Inside(index.Elements[from], size, "ScatterAddAlongAxis");
                    Accumulation.Add(
                        result.Elements.Slice((((i * size) + position) * inner) + k, 1),
                        source.Elements.Slice(from, 1));
                }
            }
        }

        return result;
    }

    private static TensorShape GatheredShape(in TensorShape shape, in TensorShape indices, int axis) =>
        new([.. shape.Sizes[..axis], .. indices.Sizes, .. shape.Sizes[(axis + 1)..]]);

    /// <summary>The sizes before, at and after an axis.</summary>
    private static (int Outer, int Size, int Inner) Split(in TensorShape shape, int axis)
    {
        int outer = 1;
        int inner = 1;
        for (int i = 0; i < shape.Rank; i++)
        {
            outer *= i < axis ? shape[i] : 1;
            inner *= i > axis ? shape[i] : 1;
        }

        return (outer, shape[axis], inner);
    }

    private static int Inside(int index, int size, string operation) =>
        (uint)index < (uint)size
            ? index
            : throw new ArgumentOutOfRangeException(
                nameof(index), index, $"{operation}: an index is not inside an axis of size {size}");

    private static void RequireAligned(in TensorShape shape, in TensorShape indices, int axis, string operation)
    {
        bool aligned = shape.Rank == indices.Rank;
        for (int i = 0; aligned && i < shape.Rank; i++)
        {
            aligned = i == axis || shape[i] == indices[i];
        }

        if (!aligned)
        {
            throw new ArgumentException(
                $"{operation}: shapes must be the same outside axis {axis}: {shape} and {indices}");
        }
    }
}
