namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>The sine of each element, in radians.</summary>
    [Derivative(nameof(a), "grad * Cos(a)", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Sin<TElement>(Tensor<TElement> a)
        where TElement : unmanaged => RealFunction<SinFunction>.Run(a);

    /// <summary>The cosine of each element, in radians.</summary>
    [Derivative(nameof(a), "-grad * Sin(a)", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Cos<TElement>(Tensor<TElement> a)
        where TElement : unmanaged => RealFunction<CosFunction>.Run(a);
}
