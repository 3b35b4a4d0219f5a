namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>The sum of all elements; 0 if there are none. A tensor without axes.</summary>
    [Derivative(nameof(a), "grad.BroadcastTo(a.Shape)", Kind = DerivativeKind.Linear)]
    [ShapeSignature("->()")]
    public static Tensor<TElement> Sum<TElement>(this Tensor<TElement> a)
        where TElement : unmanaged => ReduceAll<SumReduction, TElement>(a);

    /// <summary>The sum along one axis; negative numbers count from the innermost axis.</summary>
    /// <param name="a">The elements.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="keepDims">Whether the result keeps what is summed over, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    [Derivative(
        nameof(a),
        "(keepDims ? grad : grad.ExpandDims(axis)).BroadcastTo(a.Shape)",
        Kind = DerivativeKind.Linear)]
    public static Tensor<TElement> Sum<TElement>(this Tensor<TElement> a, int axis, bool keepDims = false)
        where TElement : unmanaged => Reduce<SumReduction, TElement>(a, [axis], keepDims);

    /// <summary>The sum over some axes; negative numbers count from the innermost axis.</summary>
    /// <param name="a">The elements.</param>
    /// <param name="axes">The axes.</param>
    /// <param name="keepDims">Whether the result keeps what is summed over, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    [Derivative(
        nameof(a),
        "(keepDims ? grad : grad.ExpandDims(axes)).BroadcastTo(a.Shape)",
        Kind = DerivativeKind.Linear)]
    public static Tensor<TElement> Sum<TElement>(this Tensor<TElement> a, int[] axes, bool keepDims = false)
        where TElement : unmanaged => Reduce<SumReduction, TElement>(a, axes, keepDims);

    /// <summary>
    /// The sum over whatever <see cref="BroadcastTo{TElement}(Tensor{TElement}, TensorShape)"/> repeats to get from the
    /// given shape to this one: broadcasting undone. A tensor of that shape already is returned as a view.
    /// </summary>
    /// <exception cref="ArgumentException">The shape cannot be broadcast to that of the tensor.</exception>
    [Derivative(nameof(a), "grad.BroadcastTo(a.Shape)", Kind = DerivativeKind.Linear)]
    [ShapeSignature("->shape")]
    public static Tensor<TElement> SumTo<TElement>(this Tensor<TElement> a, TensorShape shape)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        if (a.Shape == shape)
        {
            return a.View(shape, a.Strides);
        }

        return Broadcasting.CanBroadcast(shape, a.Shape)
            ? Reduction<SumReduction>.RunTo(a, shape)
            : throw new ArgumentException($"SumTo: {a.Shape} does not come from {shape} by broadcasting");
    }

    private static Tensor<TElement> ReduceAll<TReduction, TElement>(Tensor<TElement> a)
        where TReduction : IReduction
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return Reduction<TReduction>.Run(a, axes: -1, keepDims: false);
    }

    private static Tensor<TElement> Reduce<TReduction, TElement>(
        Tensor<TElement> a, ReadOnlySpan<int> axes, bool keepDims)
        where TReduction : IReduction
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return Reduction<TReduction>.Run(a, Axes.ToMask(axes, a.Rank), keepDims);
    }
}
