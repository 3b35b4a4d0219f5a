namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>
    /// The element of <paramref name="a"/> where the mask holds, else that of <paramref name="b"/>; with broadcasting.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Derivative(nameof(a), "Where(mask, grad, 0)", Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(b), "Where(mask, 0, grad)", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Where<TElement>(Tensor<bool> mask, Tensor<TElement> a, Tensor<TElement> b)
        where TElement : unmanaged => Selection.Run(mask, a, b);

    /// <summary>The element of <paramref name="a"/> where the mask holds, else a number; with broadcasting.</summary>
    /// <exception cref="ArgumentException">
    /// The shapes cannot be broadcast together, or an integer element type cannot hold the number.
    /// </exception>
    [Derivative(nameof(a), "Where(mask, grad, 0)", Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(b), "Where(mask, 0, grad).Sum().ItemAsDouble()")]
    [Jvp(nameof(b), "Where(mask, 0, Tensor.FullLike(result, tangent))")]
    public static Tensor<TElement> Where<TElement>(Tensor<bool> mask, Tensor<TElement> a, double b)
        where TElement : unmanaged => Selection.Run(mask, a, b);

    /// <summary>A number where the mask holds, else the element of <paramref name="b"/>; with broadcasting.</summary>
    /// <exception cref="ArgumentException">
    /// The shapes cannot be broadcast together, or an integer element type cannot hold the number.
    /// </exception>
    [Derivative(nameof(a), "Where(mask, grad, 0).Sum().ItemAsDouble()")]
    [Jvp(nameof(a), "Where(mask, Tensor.FullLike(result, tangent), 0)")]
    [Derivative(nameof(b), "Where(mask, 0, grad)", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Where<TElement>(Tensor<bool> mask, double a, Tensor<TElement> b)
        where TElement : unmanaged => Selection.Run(mask, a, b);
}
