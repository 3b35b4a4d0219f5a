namespace AutoDiffGen;

public sealed partial class Tensor<TElement>
{
    /// <summary>
    /// Every element converted as by a C# cast: integers from reals by truncation, 1 and 0 for true and false, and true for
    /// anything but 0.
    /// </summary>
    /// <typeparam name="TTo">The new element type.</typeparam>
    [Derivative(Derivative.This, "grad.CastLike(this)", Kind = DerivativeKind.Linear)]
    [ShapeSignature("broadcast")]
    public Tensor<TTo> Cast<TTo>()
        where TTo : unmanaged => Casting.Run<TElement, TTo>(this);

    /// <summary>Every element converted to the element type of another tensor, as by <see cref="Cast"/>.</summary>
    /// <param name="like">A tensor with the new element type.</param>
    [Derivative(Derivative.This, "grad.CastLike(this)", Kind = DerivativeKind.Linear)]
    public Tensor<TTo> CastLike<TTo>([NoGrad] Tensor<TTo> like)
        where TTo : unmanaged => Casting.Run<TElement, TTo>(this);
}
