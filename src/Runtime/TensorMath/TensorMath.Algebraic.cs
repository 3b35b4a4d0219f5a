namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>The negative of each element.</summary>
    [Derivative(nameof(a), "-grad", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Negate<TElement>(Tensor<TElement> a)
        where TElement : unmanaged => NumberFunction<NegateFunction>.Run(a);

    /// <summary>The absolute value of each element. Its derivative at 0 is 0.</summary>
    [Derivative(nameof(a), "grad * Sign(a)", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Abs<TElement>(Tensor<TElement> a)
        where TElement : unmanaged => NumberFunction<AbsFunction>.Run(a);

    /// <summary>The square of each element.</summary>
    [Derivative(nameof(a), "2 * a * grad", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Square<TElement>(Tensor<TElement> a)
        where TElement : unmanaged => NumberFunction<SquareFunction>.Run(a);

    /// <summary>The square root of each element. Its derivative at 0 is infinite.</summary>
    [Derivative(nameof(a), "grad / (2 * result)", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Sqrt<TElement>(Tensor<TElement> a)
        where TElement : unmanaged => RealFunction<SqrtFunction>.Run(a);

    /// <summary>The larger of each element and 0. Its derivative at 0 is 0.</summary>
    [Derivative(nameof(a), "Where(a > 0, grad, 0)", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Relu<TElement>(Tensor<TElement> a)
        where TElement : unmanaged => NumberFunction<ReluFunction>.Run(a);
}
