using System.Runtime.CompilerServices;

namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>
    /// The larger of two elements, with broadcasting; NaN if either is. A tie splits the gradient in halves.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Derivative(nameof(a), "SelectLarger(a, b, grad)", Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(b), "SelectLarger(b, a, grad)", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Max<TElement>(Tensor<TElement> a, Tensor<TElement> b)
        where TElement : unmanaged => Arithmetic<MaxOperation>.Run(a, b);

    /// <summary>
    /// The larger of each element and a number; NaN if either is. Where they are equal, a literal or constant passes the
    /// whole gradient on; any other number takes half of it.
    /// </summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [OverloadResolutionPriority(1)] // Max(a, 0) is not the reduction over axis 0.
    [Derivative(
        nameof(a),
        "Derivative.IsConstant(b) ? Where(a >= b, grad, 0) : SelectLarger(a, b, grad)",
        Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(b), "SelectLarger(b, a, grad).Sum().ItemAsDouble()")]
    [Jvp(nameof(b), "SelectLarger(b, a, Tensor.FullLike(result, tangent))")]
    public static Tensor<TElement> Max<TElement>(Tensor<TElement> a, double b)
        where TElement : unmanaged => Arithmetic<MaxOperation>.Run(a, b);

    /// <inheritdoc cref="Max{TElement}(Tensor{TElement}, double)"/>
    [Derivative(nameof(a), "SelectLarger(a, b, grad).Sum().ItemAsDouble()")]
    [Jvp(nameof(a), "SelectLarger(a, b, Tensor.FullLike(result, tangent))")]
    [Derivative(
        nameof(b),
        "Derivative.IsConstant(a) ? Where(b >= a, grad, 0) : SelectLarger(b, a, grad)",
        Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Max<TElement>(double a, Tensor<TElement> b)
        where TElement : unmanaged => Arithmetic<MaxOperation>.Run(a, b);

    /// <summary>
    /// The smaller of two elements, with broadcasting; NaN if either is. A tie splits the gradient in halves.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Derivative(nameof(a), "SelectLarger(b, a, grad)", Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(b), "SelectLarger(a, b, grad)", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Min<TElement>(Tensor<TElement> a, Tensor<TElement> b)
        where TElement : unmanaged => Arithmetic<MinOperation>.Run(a, b);

    /// <summary>
    /// The smaller of each element and a number; NaN if either is. Where they are equal, a literal or constant passes the
    /// whole gradient on; any other number takes half of it.
    /// </summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [OverloadResolutionPriority(1)] // Min(a, 0) is not the reduction over axis 0.
    [Derivative(
        nameof(a),
        "Derivative.IsConstant(b) ? Where(a <= b, grad, 0) : SelectLarger(b, a, grad)",
        Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(b), "SelectLarger(a, b, grad).Sum().ItemAsDouble()")]
    [Jvp(nameof(b), "SelectLarger(a, b, Tensor.FullLike(result, tangent))")]
    public static Tensor<TElement> Min<TElement>(Tensor<TElement> a, double b)
        where TElement : unmanaged => Arithmetic<MinOperation>.Run(a, b);

    /// <inheritdoc cref="Min{TElement}(Tensor{TElement}, double)"/>
    [Derivative(nameof(a), "SelectLarger(b, a, grad).Sum().ItemAsDouble()")]
    [Jvp(nameof(a), "SelectLarger(b, a, Tensor.FullLike(result, tangent))")]
    [Derivative(
        nameof(b),
        "Derivative.IsConstant(a) ? Where(b <= a, grad, 0) : SelectLarger(a, b, grad)",
        Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Min<TElement>(double a, Tensor<TElement> b)
        where TElement : unmanaged => Arithmetic<MinOperation>.Run(a, b);

    /// <summary>
    /// Each element, but at least <paramref name="min"/> and at most <paramref name="max"/>; NaN stays NaN. Where an
    /// element equals a bound, literals and constants pass the whole gradient on; any other bound takes half of it.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The bounds are the wrong way round, or an integer element type cannot hold them.
    /// </exception>
    [Derivative(
        nameof(a),
        "Derivative.IsConstant(min) && Derivative.IsConstant(max) ? Where(And(a >= min, a <= max), grad, 0)"
            + " : SelectLarger(a, min, SelectLarger(max, a, grad))",
        Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(min), "SelectLarger(min, a, grad).Sum().ItemAsDouble()")]
    [Jvp(nameof(min), "SelectLarger(min, a, Tensor.FullLike(result, tangent))")]
    [Derivative(nameof(max), "SelectLarger(a, max, grad).Sum().ItemAsDouble()")]
    [Jvp(nameof(max), "SelectLarger(a, max, Tensor.FullLike(result, tangent))")]
    public static Tensor<TElement> Clamp<TElement>(Tensor<TElement> a, double min, double max)
        where TElement : unmanaged
    {
        if (min > max)
        {
            throw new ArgumentException(FormattableString.Invariant($"Clamp: min is {min}, more than max, {max}."));
        }

        using var raised = Max(a, min);
        return Min(raised, max);
    }
}
