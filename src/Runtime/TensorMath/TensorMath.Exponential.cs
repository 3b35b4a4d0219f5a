namespace AutoDiffGen;

/// <summary>
/// Functions of tensors, for <c>using static AutoDiffGen.TensorMath</c>. What works element by element is called as a
/// function, <c>Exp(x)</c>; what concerns axes and shapes is called as a method, <c>x.Sum(axis)</c>, which keeps
/// <c>Max(x, 0)</c> and <c>x.Max(0)</c> apart. Each differentiable operation carries its derivative rules.
/// </summary>
public static partial class TensorMath
{
    /// <summary>e to the power of each element.</summary>
    [Derivative(nameof(a), "grad * result", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Exp<TElement>(Tensor<TElement> a)
        where TElement : unmanaged => RealFunction<ExpFunction>.Run(a);

    /// <summary>The natural logarithm of each element.</summary>
    [Derivative(nameof(a), "grad / a", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Log<TElement>(Tensor<TElement> a)
        where TElement : unmanaged => RealFunction<LogFunction>.Run(a);

    /// <summary>1 / (1 + exp(-a)) for each element.</summary>
    [Derivative(nameof(a), "grad * result * (1 - result)", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Sigmoid<TElement>(Tensor<TElement> a)
        where TElement : unmanaged => RealFunction<SigmoidFunction>.Run(a);

    /// <summary>The hyperbolic tangent of each element.</summary>
    [Derivative(nameof(a), "grad * (1 - Square(result))", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Tanh<TElement>(Tensor<TElement> a)
        where TElement : unmanaged => RealFunction<TanhFunction>.Run(a);

    /// <summary>log(1 + exp(a)) for each element, without overflow.</summary>
    [Derivative(nameof(a), "grad * Sigmoid(a)", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> Softplus<TElement>(Tensor<TElement> a)
        where TElement : unmanaged => RealFunction<SoftplusFunction>.Run(a);
}
