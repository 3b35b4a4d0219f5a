namespace AutoDiffGen;

/// <remarks>Helpers of derivative formulas: how ties share a gradient.</remarks>
public static partial class TensorMath
{
    /// <summary>
    /// The gradient where <paramref name="a"/> is larger than <paramref name="b"/>, half of it where they are equal, else
    /// 0: what the maximum of the two passes on to a.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Derivative(nameof(a), "0", Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(b), "0", Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(gradient), "SelectLarger(a, b, grad)", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> SelectLarger<TElement>(
        Tensor<TElement> a, Tensor<TElement> b, Tensor<TElement> gradient)
        where TElement : unmanaged
    {
        using var larger = a > b;
        using var equal = Equal(a, b);
        return SelectWithTies(larger, equal, gradient);
    }

    /// <inheritdoc cref="SelectLarger{TElement}(Tensor{TElement}, Tensor{TElement}, Tensor{TElement})"/>
    [Derivative(nameof(a), "0", Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(b), "0")]
    [Jvp(nameof(b), "Tensor.ZerosLike(result)")]
    [Derivative(nameof(gradient), "SelectLarger(a, b, grad)", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> SelectLarger<TElement>(Tensor<TElement> a, double b, Tensor<TElement> gradient)
        where TElement : unmanaged
    {
        using var larger = a > b;
        using var equal = Equal(a, b);
        return SelectWithTies(larger, equal, gradient);
    }

    /// <inheritdoc cref="SelectLarger{TElement}(Tensor{TElement}, Tensor{TElement}, Tensor{TElement})"/>
    [Derivative(nameof(a), "0")]
    [Jvp(nameof(a), "Tensor.ZerosLike(result)")]
    [Derivative(nameof(b), "0", Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(gradient), "SelectLarger(a, b, grad)", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> SelectLarger<TElement>(double a, Tensor<TElement> b, Tensor<TElement> gradient)
        where TElement : unmanaged
    {
        using var larger = a > b;
        using var equal = Equal(b, a);
        return SelectWithTies(larger, equal, gradient);
    }

    /// <summary>
    /// 1 divided by the number of ties where <paramref name="a"/> equals its extreme value, else 0: what a maximum or
    /// minimum over axes passes on to each element.
    /// </summary>
    /// <param name="a">The elements.</param>
    /// <param name="extreme">The extreme values; the reduced axes are missing or have size 1.</param>
    /// <exception cref="ArgumentException">The extreme values cannot be broadcast to the elements.</exception>
    [Derivative(nameof(a), "0", Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(extreme), "0", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> TieShares<TElement>(Tensor<TElement> a, Tensor<TElement> extreme)
        where TElement : unmanaged
    {
        using var ties = Equal(a, extreme);
        using var ones = ties.Cast<TElement>();
        using var counts = ones.SumTo(extreme.Shape);
        using var shares = ones / counts;
        return Where(ties, shares, 0);
    }

    private static Tensor<TElement> SelectWithTies<TElement>(
        Tensor<bool> larger, Tensor<bool> equal, Tensor<TElement> gradient)
        where TElement : unmanaged
    {
        using var halves = 0.5 * gradient;
        using var ties = Where(equal, halves, 0);
        return Where(larger, gradient, ties);
    }
}
