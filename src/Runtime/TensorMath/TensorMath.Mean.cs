namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>The mean of all elements; NaN if there are none. A tensor without axes.</summary>
    [Derivative(nameof(a), "grad.BroadcastTo(a.Shape) / a.Size", Kind = DerivativeKind.Linear)]
    [ShapeSignature("->()")]
    public static Tensor<TElement> Mean<TElement>(this Tensor<TElement> a)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ElementTypes.RequireReal<TElement>(nameof(Mean));
        using var sum = a.Sum();
        return sum / a.Size;
    }

    /// <summary>The mean along one axis; negative numbers count from the innermost axis.</summary>
    /// <param name="a">The elements.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="keepDims">Whether the result keeps what is averaged over, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    [Derivative(
        nameof(a),
        "(keepDims ? grad : grad.ExpandDims(axis)).BroadcastTo(a.Shape) / a.Shape.SizeOf(axis)",
        Kind = DerivativeKind.Linear)]
    public static Tensor<TElement> Mean<TElement>(this Tensor<TElement> a, int axis, bool keepDims = false)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ElementTypes.RequireReal<TElement>(nameof(Mean));
        using var sum = a.Sum(axis, keepDims);
        return sum / a.Shape.SizeOf(axis);
    }

    /// <summary>The mean over some axes; negative numbers count from the innermost axis.</summary>
    /// <param name="a">The elements.</param>
    /// <param name="axes">The axes.</param>
    /// <param name="keepDims">Whether the result keeps what is averaged over, with size 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    [Derivative(
        nameof(a),
        "(keepDims ? grad : grad.ExpandDims(axes)).BroadcastTo(a.Shape) / a.Shape.SizeOf(axes)",
        Kind = DerivativeKind.Linear)]
    public static Tensor<TElement> Mean<TElement>(this Tensor<TElement> a, int[] axes, bool keepDims = false)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ElementTypes.RequireReal<TElement>(nameof(Mean));
        using var sum = a.Sum(axes, keepDims);
        return sum / a.Shape.SizeOf(axes);
    }
}
