namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>
    /// The largest element, NaN if there is one. A tensor without axes. Ties share the gradient evenly.
    /// </summary>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    [Derivative(nameof(a), "grad * TieShares(a, result)")]
    [Jvp(nameof(a), "(tangent * TieShares(a, result)).Sum()")]
    [ShapeSignature("->()")]
    public static Tensor<TElement> Max<TElement>(this Tensor<TElement> a)
        where TElement : unmanaged => ReduceAll<MaxReduction, TElement>(NotEmpty(a, nameof(Max)));

    /// <summary>
    /// The largest element along one axis, NaN if there is one; negative numbers count from the innermost axis. Ties share the
    /// gradient evenly.
    /// </summary>
    /// <param name="a">The elements.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="keepDims">Whether the result keeps what is reduced, with size 1.</param>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    [Derivative(
        nameof(a),
        "(keepDims ? grad : grad.ExpandDims(axis)) * TieShares(a, (keepDims ? result : result.ExpandDims(axis)))")]
    [Jvp(
        nameof(a),
        "(tangent * TieShares(a, (keepDims ? result : result.ExpandDims(axis)))).Sum(axis, keepDims)")]
    public static Tensor<TElement> Max<TElement>(this Tensor<TElement> a, int axis, bool keepDims = false)
        where TElement : unmanaged =>
        Reduce<MaxReduction, TElement>(NotEmpty(a, nameof(Max)), [axis], keepDims);

    /// <summary>
    /// The largest element over some axes, NaN if there is one; negative numbers count from the innermost axis. Ties share the
    /// gradient evenly.
    /// </summary>
    /// <param name="a">The elements.</param>
    /// <param name="axes">The axes.</param>
    /// <param name="keepDims">Whether the result keeps what is reduced, with size 1.</param>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    [Derivative(
        nameof(a),
        "(keepDims ? grad : grad.ExpandDims(axes)) * TieShares(a, (keepDims ? result : result.ExpandDims(axes)))")]
    [Jvp(
        nameof(a),
        "(tangent * TieShares(a, (keepDims ? result : result.ExpandDims(axes)))).Sum(axes, keepDims)")]
    public static Tensor<TElement> Max<TElement>(this Tensor<TElement> a, int[] axes, bool keepDims = false)
        where TElement : unmanaged =>
        Reduce<MaxReduction, TElement>(NotEmpty(a, nameof(Max)), axes, keepDims);

    /// <summary>
    /// The smallest element, NaN if there is one. A tensor without axes. Ties share the gradient evenly.
    /// </summary>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    [Derivative(nameof(a), "grad * TieShares(a, result)")]
    [Jvp(nameof(a), "(tangent * TieShares(a, result)).Sum()")]
    [ShapeSignature("->()")]
    public static Tensor<TElement> Min<TElement>(this Tensor<TElement> a)
        where TElement : unmanaged => ReduceAll<MinReduction, TElement>(NotEmpty(a, nameof(Min)));

    /// <summary>
    /// The smallest element along one axis, NaN if there is one; negative numbers count from the innermost axis. Ties share the
    /// gradient evenly.
    /// </summary>
    /// <param name="a">The elements.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="keepDims">Whether the result keeps what is reduced, with size 1.</param>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    [Derivative(
        nameof(a),
        "(keepDims ? grad : grad.ExpandDims(axis)) * TieShares(a, (keepDims ? result : result.ExpandDims(axis)))")]
    [Jvp(
        nameof(a),
        "(tangent * TieShares(a, (keepDims ? result : result.ExpandDims(axis)))).Sum(axis, keepDims)")]
    public static Tensor<TElement> Min<TElement>(this Tensor<TElement> a, int axis, bool keepDims = false)
        where TElement : unmanaged =>
        Reduce<MinReduction, TElement>(NotEmpty(a, nameof(Min)), [axis], keepDims);

    /// <summary>
    /// The smallest element over some axes, NaN if there is one; negative numbers count from the innermost axis. Ties share the
    /// gradient evenly.
    /// </summary>
    /// <param name="a">The elements.</param>
    /// <param name="axes">The axes.</param>
    /// <param name="keepDims">Whether the result keeps what is reduced, with size 1.</param>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    [Derivative(
        nameof(a),
        "(keepDims ? grad : grad.ExpandDims(axes)) * TieShares(a, (keepDims ? result : result.ExpandDims(axes)))")]
    [Jvp(
        nameof(a),
        "(tangent * TieShares(a, (keepDims ? result : result.ExpandDims(axes)))).Sum(axes, keepDims)")]
    public static Tensor<TElement> Min<TElement>(this Tensor<TElement> a, int[] axes, bool keepDims = false)
        where TElement : unmanaged =>
        Reduce<MinReduction, TElement>(NotEmpty(a, nameof(Min)), axes, keepDims);

    private static Tensor<TElement> NotEmpty<TElement>(Tensor<TElement> a, string operation)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.Size != 0
            ? a
            : throw new ArgumentException($"{operation}: a tensor of shape {a.Shape} has no elements");
    }
}
