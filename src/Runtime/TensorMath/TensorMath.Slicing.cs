namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>A part of a tensor along one axis. A view.</summary>
    /// <param name="a">The tensor.</param>
    /// <param name="axis">The axis; negative numbers count from the innermost.</param>
    /// <param name="start">The first index that is taken.</param>
    /// <param name="length">How many are taken.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or the part is not inside the tensor.</exception>
    [Derivative(nameof(a), "grad.PadSlice(axis, start, a.Shape)", Kind = DerivativeKind.Linear)]
    public static Tensor<TElement> Slice<TElement>(this Tensor<TElement> a, int axis, int start, int length)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        axis = Axes.Normalize(axis, a.Rank);
        if (start < 0 || length < 0 || start > a.Shape[axis] - length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(start), start, $"Slice: {length} elements from {start} are not inside axis {axis} of {a.Shape}");
        }

        return a.View(Views.Resize(a.Shape, axis, length), a.Strides, start * a.Strides[axis]);
    }

    /// <summary>Zeros of a shape, but the tensor in the place of a slice: the adjoint of <see cref="Slice"/>.</summary>
    /// <param name="a">The tensor.</param>
    /// <param name="axis">The axis; negative numbers count from the innermost.</param>
    /// <param name="start">Where the tensor begins along the axis.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <exception cref="ArgumentException">The tensor does not have the shape of that slice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or the slice is not inside the shape.</exception>
    [Derivative(nameof(a), "grad.Slice(axis, start, a.Shape.SizeOf(axis))", Kind = DerivativeKind.Linear)]
    [ShapeSignature("->shape")]
    public static Tensor<TElement> PadSlice<TElement>(
        this Tensor<TElement> a, int axis, int start, TensorShape shape)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        var result = Tensor.Zeros<TElement>(shape);
        using var slice = result.Slice(axis, start, a.Shape.SizeOf(axis));
        slice.CopyFromInPlace(a);
        return result;
    }
}
