namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>
    /// Each element of <paramref name="a"/> to the power of the element of <paramref name="b"/>, with broadcasting. The
    /// derivative with respect to a is 0 where b is 0; that with respect to b is 0 where a is 0 and b is not negative.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Derivative(
        nameof(a), "Where(Equal(b, 0), 0, grad * b * Pow(a, b - 1))", Kind = DerivativeKind.Elementwise)]
    [Derivative(
        nameof(b), "Where(And(Equal(a, 0), b >= 0), 0, grad * result * Log(a))", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Pow<TElement>(Tensor<TElement> a, Tensor<TElement> b)
        where TElement : unmanaged => Power.Run(a, b);

    /// <summary>
    /// Each element to the power of a number. The derivatives at 0 are those of
    /// <see cref="Pow{TElement}(Tensor{TElement}, Tensor{TElement})"/>.
    /// </summary>
    [Derivative(
        nameof(a),
        "b == 0 ? Tensor.ZerosLike(grad) : grad * (b * Pow(a, b - 1))",
        Kind = DerivativeKind.Elementwise)]
    [Derivative(
        nameof(b),
        "(b >= 0 ? Where(Equal(a, 0), 0, grad * result * Log(a)) : grad * result * Log(a)).Sum().ItemAsDouble()")]
    [Jvp(
        nameof(b),
        "b >= 0 ? Where(Equal(a, 0), 0, tangent * result * Log(a)) : tangent * result * Log(a)")]
    public static Tensor<TElement> Pow<TElement>(Tensor<TElement> a, double b)
        where TElement : unmanaged => Power.Run(a, b);

    /// <summary>
    /// A number to the power of each element. The derivatives at 0 are those of
    /// <see cref="Pow{TElement}(Tensor{TElement}, Tensor{TElement})"/>.
    /// </summary>
    [Derivative(nameof(a), "Where(Equal(b, 0), 0, grad * b * Pow(a, b - 1)).Sum().ItemAsDouble()")]
    [Jvp(nameof(a), "Where(Equal(b, 0), 0, tangent * b * Pow(a, b - 1))")]
    [Derivative(
        nameof(b),
        "a == 0 ? Where(b >= 0, 0, grad * result * Math.Log(a)) : grad * result * Math.Log(a)",
        Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Pow<TElement>(double a, Tensor<TElement> b)
        where TElement : unmanaged => Power.Run(a, b);
}
