namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>
    /// The axes in another order: axis i of the result is axis axes[i] of the tensor; without an order, they are reversed.
    /// A view.
    /// </summary>
    /// <exception cref="ArgumentException">It is not an order of all axes.</exception>
    [Derivative(nameof(a), "grad.TransposeBack(axes)", Kind = DerivativeKind.Linear)]
    public static Tensor<TElement> Transpose<TElement>(this Tensor<TElement> a, params int[] axes)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(axes);
        return axes.Length == 0 ? a.T : Views.Permute(a, axes);
    }

    /// <summary>Undoes <see cref="Transpose"/> with the same axes. A view.</summary>
    /// <exception cref="ArgumentException">It is not an order of all axes.</exception>
    [Derivative(nameof(a), "grad.Transpose(axes)", Kind = DerivativeKind.Linear)]
    public static Tensor<TElement> TransposeBack<TElement>(this Tensor<TElement> a, params int[] axes)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(axes);
        if (axes.Length == 0)
        {
            return a.T;
        }

        Span<int> inverse = stackalloc int[axes.Length];
        Views.Invert(axes, inverse);
        return Views.Permute(a, inverse);
    }

    /// <summary>The tensor repeated to fill a larger shape, as numpy broadcasts. A view.</summary>
    /// <exception cref="ArgumentException">The shape does not come from the tensor's own by broadcasting.</exception>
    [Derivative(nameof(a), "grad.SumTo(a.Shape)", Kind = DerivativeKind.Linear)]
    [ShapeSignature("->shape")]
    public static Tensor<TElement> BroadcastTo<TElement>(this Tensor<TElement> a, TensorShape shape)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return Broadcasting.CanBroadcast(a.Shape, shape)
            ? a.View(shape, Strided.Broadcast(a, shape))
            : throw new ArgumentException($"BroadcastTo: {a.Shape} cannot be broadcast to {shape}");
    }

    /// <summary>One more axis, of size 1. A view.</summary>
    /// <param name="a">The tensor.</param>
    /// <param name="axis">Which axis of the result it is; negative numbers count from the innermost.</param>
    /// <exception cref="ArgumentOutOfRangeException">The result has no such axis.</exception>
    [Derivative(nameof(a), "grad.Reshape(a.Shape)", Kind = DerivativeKind.Linear)]
    public static Tensor<TElement> ExpandDims<TElement>(this Tensor<TElement> a, int axis)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return Views.Expand(a, 1 << Axes.Normalize(axis, a.Rank + 1), a.Rank + 1);
    }

    /// <summary>More axes, of size 1. A view.</summary>
    /// <param name="a">The tensor.</param>
    /// <param name="axes">Which axes of the result they are; negative numbers count from the innermost.</param>
    /// <exception cref="ArgumentException">An axis is named twice, or the result has too many axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The result has no such axis.</exception>
    [Derivative(nameof(a), "grad.Reshape(a.Shape)", Kind = DerivativeKind.Linear)]
    public static Tensor<TElement> ExpandDims<TElement>(this Tensor<TElement> a, int[] axes)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(axes);
        int rank = a.Rank + axes.Length;
        return Views.Expand(a, Axes.ToMask(axes, rank), rank);
    }

    /// <summary>Without an axis of size 1. A view.</summary>
    /// <param name="a">The tensor.</param>
    /// <param name="axis">The axis; negative numbers count from the innermost.</param>
    /// <exception cref="ArgumentException">The axis does not have size 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    [Derivative(nameof(a), "grad.Reshape(a.Shape)", Kind = DerivativeKind.Linear)]
    public static Tensor<TElement> Squeeze<TElement>(this Tensor<TElement> a, int axis)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return Views.Squeeze(a, 1 << Axes.Normalize(axis, a.Rank));
    }
}
