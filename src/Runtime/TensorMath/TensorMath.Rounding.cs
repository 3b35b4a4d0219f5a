namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>-1, 0 or 1 for each element; NaN stays NaN.</summary>
    [Derivative(nameof(a), "0", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Sign<TElement>(Tensor<TElement> a)
        where TElement : unmanaged => NumberFunction<SignFunction>.Run(a);

    /// <summary>The largest integer that is not larger than each element.</summary>
    [Derivative(nameof(a), "0", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Floor<TElement>(Tensor<TElement> a)
        where TElement : unmanaged => RealFunction<FloorFunction>.Run(a);

    /// <summary>The smallest integer that is not smaller than each element.</summary>
    [Derivative(nameof(a), "0", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Ceiling<TElement>(Tensor<TElement> a)
        where TElement : unmanaged => RealFunction<CeilingFunction>.Run(a);

    /// <summary>The nearest integer to each element; halves go to the even one.</summary>
    [Derivative(nameof(a), "0", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Round<TElement>(Tensor<TElement> a)
        where TElement : unmanaged => RealFunction<RoundFunction>.Run(a);
}
