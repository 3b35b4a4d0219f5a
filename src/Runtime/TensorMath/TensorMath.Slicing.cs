namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>A part of a tensor along one axis. A view.</summary>
    /// <param name="a">The tensor.</param>
    /// <param name="axis">The axis; negative numbers count from the innermost.</param>
    /// <param name="start">The first index that is taken.</param>
    /// <param name="length">How many are taken.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such axis, or the part is not inside the tensor.
    /// </exception>
    [Derivative(nameof(a), "grad.PadSlice(axis, start, a.Shape)", Kind = DerivativeKind.Linear)]
    public static Tensor<TElement> Slice<TElement>(this Tensor<TElement> a, int axis, int start, int length)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        axis = Axes.Normalize(axis, a.Rank);
        if (start < 0 || length < 0 || start > a.Shape[axis] - length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(start), start,
                FormattableString.Invariant($"Slice: {length} elements from {start} are not inside axis {axis} of {a.Shape}"));
        }

        return a.View(Views.Resize(a.Shape, axis, length), a.Strides, start * a.Strides[axis]);
    }

    /// <summary>
    /// Zeros of a shape, but the tensor in the place of a slice: the adjoint of a slice along an axis.
    /// </summary>
    /// <param name="a">The tensor.</param>
    /// <param name="axis">The axis; negative numbers count from the innermost.</param>
    /// <param name="start">Where the tensor begins along the axis.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <exception cref="ArgumentException">The tensor does not have the shape of that slice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such axis, or the slice is not inside the shape.
    /// </exception>
    [Derivative(nameof(a), "grad.Slice(axis, start, a.Shape.SizeOf(axis))", Kind = DerivativeKind.Linear)]
    [ShapeSignature("->shape")]
    public static Tensor<TElement> PadSlice<TElement>(
        this Tensor<TElement> a, int axis, int start, TensorShape shape)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        var result = Tensor.Zeros<TElement>(shape);
        using var slice = result.Slice(axis, start, a.Shape.SizeOf(axis));
        CopyToSlice(a, slice);
        return result;
    }

    /// <summary>A part of a tensor, with one range for each of its first axes; later axes are whole. A view.</summary>
    /// <param name="a">The tensor.</param>
    /// <param name="ranges">Ranges of C#, as in <c>x.Slice(1..3, ..^1)</c>.</param>
    /// <exception cref="ArgumentException">There are more ranges than axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A range is not inside its axis.</exception>
    [Derivative(nameof(a), "grad.PadSlice(a.Shape, ranges)", Kind = DerivativeKind.Linear)]
    public static Tensor<TElement> Slice<TElement>(this Tensor<TElement> a, params Range[] ranges)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(ranges);
        if (ranges.Length > a.Rank)
        {
            throw new ArgumentException($"Slice: {ranges.Length} ranges are given for a tensor of shape {a.Shape}");
        }

        Span<int> sizes = stackalloc int[a.Rank];
        a.Shape.Sizes.CopyTo(sizes);
        int offset = 0;
        for (int axis = 0; axis < ranges.Length; axis++)
        {
            (int start, sizes[axis]) = ranges[axis].GetOffsetAndLength(sizes[axis]);
            offset += start * a.Strides[axis];
        }

        return a.View(new TensorShape(sizes), a.Strides, offset);
    }

    /// <summary>Zeros of a shape, but the tensor in the place of a slice: the adjoint of a slice by ranges.</summary>
    /// <param name="a">The tensor.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="ranges">The ranges of the slice.</param>
    /// <exception cref="ArgumentException">The tensor does not have the shape of that slice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A range is not inside its axis.</exception>
    [Derivative(nameof(a), "grad.Slice(ranges)", Kind = DerivativeKind.Linear)]
    [ShapeSignature("->shape")]
    public static Tensor<TElement> PadSlice<TElement>(
        this Tensor<TElement> a, TensorShape shape, params Range[] ranges)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        var result = Tensor.Zeros<TElement>(shape);
        using var slice = result.Slice(ranges);
        CopyToSlice(a, slice);
        return result;
    }

    private static void CopyToSlice<TElement>(Tensor<TElement> a, Tensor<TElement> slice)
        where TElement : unmanaged
    {
        if (a.Shape != slice.Shape)
        {
            throw new ArgumentException($"PadSlice: a tensor of shape {a.Shape} is not a slice of shape {slice.Shape}");
        }

        slice.CopyFromInPlace(a);
    }
}
