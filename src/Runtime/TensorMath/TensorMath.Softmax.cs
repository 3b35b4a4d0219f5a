namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>exp(a) divided by its sum along an axis, without overflow.</summary>
    /// <param name="a">The elements.</param>
    /// <param name="axis">The axis; negative numbers count from the innermost.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    [Derivative(nameof(a), "result * (grad - (grad * result).Sum(axis, true))")]
    [Jvp(nameof(a), "result * (tangent - (tangent * result).Sum(axis, true))")]
    [ShapeSignature("broadcast")]
    public static Tensor<TElement> Softmax<TElement>(Tensor<TElement> a, int axis = -1)
        where TElement : unmanaged => RowFunction<SoftmaxRows>.Run(a, axis);

    /// <summary>The logarithm of <see cref="Softmax"/>, without overflow or loss of small probabilities.</summary>
    /// <param name="a">The elements.</param>
    /// <param name="axis">The axis; negative numbers count from the innermost.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    [Derivative(nameof(a), "grad - Exp(result) * grad.Sum(axis, true)")]
    [Jvp(nameof(a), "tangent - (Exp(result) * tangent).Sum(axis, true)")]
    [ShapeSignature("broadcast")]
    public static Tensor<TElement> LogSoftmax<TElement>(Tensor<TElement> a, int axis = -1)
        where TElement : unmanaged => RowFunction<LogSoftmaxRows>.Run(a, axis);

    /// <summary>log of the sum of exp(a) over all elements, without overflow. A tensor without axes.</summary>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    [Derivative(nameof(a), "grad * Exp(a - result)")]
    [Jvp(nameof(a), "(tangent * Exp(a - result)).Sum()")]
    [ShapeSignature("->()")]
    public static Tensor<TElement> LogSumExp<TElement>(this Tensor<TElement> a)
        where TElement : unmanaged
    {
        using var row = NotEmpty(a, nameof(LogSumExp)).Reshape(-1);
        return row.LogSumExp(0);
    }

    /// <summary>log of the sum of exp(a) along an axis, without overflow.</summary>
    /// <param name="a">The elements.</param>
    /// <param name="axis">The axis; negative numbers count from the innermost.</param>
    /// <param name="keepDims">Whether the result keeps the axis, with size 1.</param>
    /// <exception cref="ArgumentException">There are no elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    [Derivative(nameof(a), "(keepDims ? grad : grad.ExpandDims(axis)) * Softmax(a, axis)")]
    [Jvp(nameof(a), "(tangent * Softmax(a, axis)).Sum(axis, keepDims)")]
    public static Tensor<TElement> LogSumExp<TElement>(this Tensor<TElement> a, int axis, bool keepDims = false)
        where TElement : unmanaged
    {
        using var largest = NotEmpty(a, nameof(LogSumExp)).Max(axis, keepDims: true);
        using var finite = Where(Equal(Abs(largest), double.PositiveInfinity), 0, largest);
        using var shifted = a - finite;
        using var exponentials = Exp(shifted);
        using var sum = exponentials.Sum(axis, keepDims: true);
        using var logarithm = Log(sum);
        var result = logarithm + finite;
        if (keepDims)
        {
            return result;
        }

        using (result)
        {
            return result.Squeeze(axis);
        }
    }
}
