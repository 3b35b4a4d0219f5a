namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>
    /// The position of the largest element in row-major order: the first one of several, the first NaN if there is one. A
    /// tensor without axes.
    /// </summary>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    [ShapeSignature("->()")]
    public static Tensor<int> ArgMax<TElement>(this Tensor<TElement> a)
        where TElement : unmanaged
    {
        using var flat = NotEmpty(a, nameof(ArgMax)).Reshape(-1);
        return ArgMaxima.Run(flat, 0, keepDims: false);
    }

    /// <summary>
    /// The position of the largest element along one axis; negative numbers count from the innermost.
    /// </summary>
    /// <param name="a">The elements.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="keepDims">Whether the result keeps the axis, with size 1.</param>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static Tensor<int> ArgMax<TElement>(this Tensor<TElement> a, int axis, bool keepDims = false)
        where TElement : unmanaged => ArgMaxima.Run(NotEmpty(a, nameof(ArgMax)), axis, keepDims);
}
