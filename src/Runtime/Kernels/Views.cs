namespace AutoDiffGen;

/// <summary>Tensors that show the memory of another one in another way.</summary>
internal static class Views
{
    /// <summary>The axes in the opposite order.</summary>
    public static Tensor<TElement> Reverse<TElement>(Tensor<TElement> a)
        where TElement : unmanaged
    {
        Span<int> order = stackalloc int[a.Rank];
        for (int axis = 0; axis < order.Length; axis++)
        {
            order[axis] = order.Length - 1 - axis;
        }

        return Permute(a, order);
    }

    /// <summary>The axes in another order; axis i of the result is axis order[i] of the tensor.</summary>
    public static Tensor<TElement> Permute<TElement>(Tensor<TElement> a, ReadOnlySpan<int> order)
        where TElement : unmanaged
    {
        if (order.Length != a.Rank)
        {
            throw new ArgumentException($"Transpose: {order.Length} axes are given for a tensor of shape {a.Shape}");
        }

        _ = Axes.ToMask(order, a.Rank);
        Span<int> sizes = stackalloc int[a.Rank];
        AxisValues strides = default;
        for (int axis = 0; axis < order.Length; axis++)
        {
            int from = Axes.Normalize(order[axis], a.Rank);
            sizes[axis] = a.Shape[from];
            strides[axis] = a.Strides[from];
        }

        return a.View(new TensorShape(sizes), strides);
    }

    /// <summary>The order that undoes another one.</summary>
    public static void Invert(ReadOnlySpan<int> order, Span<int> inverse)
    {
        for (int axis = 0; axis < order.Length; axis++)
        {
            inverse[Axes.Normalize(order[axis], order.Length)] = axis;
        }
    }

    /// <summary>One axis moved to the innermost place; the others keep their order.</summary>
    public static Tensor<TElement> MoveToLast<TElement>(Tensor<TElement> a, int axis)
        where TElement : unmanaged
    {
        Span<int> order = stackalloc int[a.Rank];
        MoveToLast(axis, order);
        return Permute(a, order);
    }

    /// <summary>The innermost axis moved to another place; the others keep their order.</summary>
    public static Tensor<TElement> MoveFromLast<TElement>(Tensor<TElement> a, int axis)
        where TElement : unmanaged
    {
        Span<int> order = stackalloc int[a.Rank];
        Span<int> inverse = stackalloc int[a.Rank];
        MoveToLast(axis, order);
        Invert(order, inverse);
        return Permute(a, inverse);
    }

    /// <summary>The axes in a set of bits taken away; they have size 1.</summary>
    public static Tensor<TElement> Squeeze<TElement>(Tensor<TElement> a, int axes)
        where TElement : unmanaged
    {
        Span<int> sizes = stackalloc int[a.Rank];
        AxisValues strides = default;
        int count = 0;
        for (int axis = 0; axis < a.Rank; axis++)
        {
            if ((axes & (1 << axis)) == 0)
            {
                sizes[count] = a.Shape[axis];
                strides[count++] = a.Strides[axis];
            }
            else if (a.Shape[axis] != 1)
            {
                throw new ArgumentException($"Squeeze: axis {axis} of shape {a.Shape} does not have size 1");
            }
        }

        return a.View(new TensorShape(sizes[..count]), strides);
    }

    /// <summary>Axes of size 1 put in, so that they are those in a set of bits.</summary>
    public static Tensor<TElement> Expand<TElement>(Tensor<TElement> a, int axes, int rank)
        where TElement : unmanaged
    {
        Span<int> sizes = stackalloc int[rank];
        AxisValues strides = default;
        for (int axis = 0, from = 0; axis < rank; axis++)
        {
            bool added = (axes & (1 << axis)) != 0;
            sizes[axis] = added ? 1 : a.Shape[from];
            strides[axis] = added ? 0 : a.Strides[from++];
        }

        return a.View(new TensorShape(sizes), strides);
    }

    /// <summary>A shape with another size along one axis.</summary>
    public static TensorShape Resize(in TensorShape shape, int axis, int size)
    {
        Span<int> sizes = stackalloc int[TensorShape.MaxRank];
        shape.Sizes.CopyTo(sizes);
        sizes[axis] = size;
        return new TensorShape(sizes[..shape.Rank]);
    }

    private static void MoveToLast(int axis, Span<int> order)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i < axis ? i : i + 1;
        }

        order[^1] = axis;
    }
}
