namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>
    /// Whole slices picked by their index along an axis, as numpy's take: the result has the axes of
    /// <paramref name="indices"/> in the place of that axis. Rows of a matrix, by default.
    /// </summary>
    /// <param name="a">The tensor.</param>
    /// <param name="indices">Indices along the axis; any shape.</param>
    /// <param name="axis">The axis; negative numbers count from the innermost.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or an index is not inside it.</exception>
    [Derivative(nameof(a), "grad.ScatterAdd(indices, a.Shape, axis)", Kind = DerivativeKind.Linear)]
    public static Tensor<TElement> Gather<TElement>(this Tensor<TElement> a, Tensor<int> indices, int axis = 0)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(indices);
        return Indexing.Gather(a, indices, Axes.Normalize(axis, a.Rank));
    }

    /// <summary>
    /// Zeros of a shape, to which the slices of <paramref name="a"/> are added at their indices along an axis: the adjoint
    /// of <see cref="Gather"/>. An index that occurs twice gets both slices.
    /// </summary>
    /// <param name="a">The slices, in the shape that Gather gives.</param>
    /// <param name="indices">Indices along the axis; any shape.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="axis">The axis of the result; negative numbers count from the innermost.</param>
    /// <exception cref="ArgumentException">The slices do not have the shape that Gather would give.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or an index is not inside it.</exception>
    [Derivative(nameof(a), "grad.Gather(indices, axis)", Kind = DerivativeKind.Linear)]
    [ShapeSignature("->shape")]
    public static Tensor<TElement> ScatterAdd<TElement>(
        this Tensor<TElement> a, Tensor<int> indices, TensorShape shape, int axis = 0)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(indices);
        return Indexing.ScatterAdd(a, indices, shape, Axes.Normalize(axis, shape.Rank));
    }

    /// <summary>
    /// One element picked by its index along an axis, for each element of <paramref name="indices"/>, as numpy's
    /// take_along_axis. The shapes are the same along all other axes.
    /// </summary>
    /// <param name="a">The tensor.</param>
    /// <param name="indices">Indices along the axis.</param>
    /// <param name="axis">The axis; negative numbers count from the innermost.</param>
    /// <exception cref="ArgumentException">The shapes differ along another axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or an index is not inside it.</exception>
    [Derivative(nameof(a), "grad.ScatterAddAlongAxis(indices, axis, a.Shape)", Kind = DerivativeKind.Linear)]
    public static Tensor<TElement> TakeAlongAxis<TElement>(this Tensor<TElement> a, Tensor<int> indices, int axis)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(indices);
        return Indexing.TakeAlongAxis(a, indices, Axes.Normalize(axis, a.Rank));
    }

    /// <summary>
    /// Zeros of a shape, to which each element of <paramref name="a"/> is added at its index along an axis: the adjoint of
    /// <see cref="TakeAlongAxis"/>.
    /// </summary>
    /// <param name="a">The elements, in the shape of the indices.</param>
    /// <param name="indices">Indices along the axis.</param>
    /// <param name="axis">The axis; negative numbers count from the innermost.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <exception cref="ArgumentException">The shapes differ along another axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or an index is not inside it.</exception>
    [Derivative(nameof(a), "grad.TakeAlongAxis(indices, axis)", Kind = DerivativeKind.Linear)]
    [ShapeSignature("->shape")]
    public static Tensor<TElement> ScatterAddAlongAxis<TElement>(
        this Tensor<TElement> a, Tensor<int> indices, int axis, TensorShape shape)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(indices);
        return Indexing.ScatterAddAlongAxis(a, indices, Axes.Normalize(axis, shape.Rank), shape);
    }
}
