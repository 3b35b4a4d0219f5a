namespace AutoDiffGen;

public sealed partial class Tensor<TElement>
{
    /// <summary>The sum, elementwise with broadcasting.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Derivative(nameof(a), "grad", Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(b), "grad", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> operator +(Tensor<TElement> a, Tensor<TElement> b) =>
        Arithmetic<AddOperation>.Run(a, b);

    /// <summary>The sum, elementwise. The number is rounded to the element type.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [Derivative(nameof(a), "grad", Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(b), "grad.Sum().ItemAsDouble()")]
    [Jvp(nameof(b), "Tensor.FullLike(result, tangent)")]
    public static Tensor<TElement> operator +(Tensor<TElement> a, double b) => Arithmetic<AddOperation>.Run(a, b);

    /// <summary>The sum, elementwise. The number is rounded to the element type.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [Derivative(nameof(a), "grad.Sum().ItemAsDouble()")]
    [Jvp(nameof(a), "Tensor.FullLike(result, tangent)")]
    [Derivative(nameof(b), "grad", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> operator +(double a, Tensor<TElement> b) => Arithmetic<AddOperation>.Run(a, b);

    /// <summary>The difference, elementwise with broadcasting.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Derivative(nameof(a), "grad", Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(b), "-grad", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> operator -(Tensor<TElement> a, Tensor<TElement> b) =>
        Arithmetic<SubtractOperation>.Run(a, b);

    /// <summary>The difference, elementwise. The number is rounded to the element type.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [Derivative(nameof(a), "grad", Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(b), "-grad.Sum().ItemAsDouble()")]
    [Jvp(nameof(b), "Tensor.FullLike(result, -tangent)")]
    public static Tensor<TElement> operator -(Tensor<TElement> a, double b) => Arithmetic<SubtractOperation>.Run(a, b);

    /// <summary>The difference, elementwise. The number is rounded to the element type.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [Derivative(nameof(a), "grad.Sum().ItemAsDouble()")]
    [Jvp(nameof(a), "Tensor.FullLike(result, tangent)")]
    [Derivative(nameof(b), "-grad", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> operator -(double a, Tensor<TElement> b) => Arithmetic<SubtractOperation>.Run(a, b);

    /// <summary>The product, elementwise with broadcasting.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Derivative(nameof(a), "grad * b", Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(b), "a * grad", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> operator *(Tensor<TElement> a, Tensor<TElement> b) =>
        Arithmetic<MultiplyOperation>.Run(a, b);

    /// <summary>The product, elementwise. The number is rounded to the element type.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [Derivative(nameof(a), "grad * b", Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(b), "(a * grad).Sum().ItemAsDouble()")]
    [Jvp(nameof(b), "a * tangent")]
    public static Tensor<TElement> operator *(Tensor<TElement> a, double b) => Arithmetic<MultiplyOperation>.Run(a, b);

    /// <summary>The product, elementwise. The number is rounded to the element type.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [Derivative(nameof(a), "(grad * b).Sum().ItemAsDouble()")]
    [Jvp(nameof(a), "tangent * b")]
    [Derivative(nameof(b), "a * grad", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> operator *(double a, Tensor<TElement> b) => Arithmetic<MultiplyOperation>.Run(a, b);

    /// <summary>The quotient, elementwise with broadcasting.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Derivative(nameof(a), "grad / b", Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(b), "-grad * result / b", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> operator /(Tensor<TElement> a, Tensor<TElement> b) =>
        Arithmetic<DivideOperation>.Run(a, b);

    /// <summary>The quotient, elementwise. The number is rounded to the element type.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [Derivative(nameof(a), "grad / b", Kind = DerivativeKind.Elementwise)]
    [Derivative(nameof(b), "-(grad * result).Sum().ItemAsDouble() / b")]
    [Jvp(nameof(b), "-tangent * result / b")]
    public static Tensor<TElement> operator /(Tensor<TElement> a, double b) => Arithmetic<DivideOperation>.Run(a, b);

    /// <summary>The quotient, elementwise. The number is rounded to the element type.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [Derivative(nameof(a), "(grad / b).Sum().ItemAsDouble()")]
    [Jvp(nameof(a), "tangent / b")]
    [Derivative(nameof(b), "-grad * result / b", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> operator /(double a, Tensor<TElement> b) => Arithmetic<DivideOperation>.Run(a, b);

    /// <summary>The negative of every element.</summary>
    [Derivative(nameof(a), "-grad", Kind = DerivativeKind.Elementwise)]
    public static Tensor<TElement> operator -(Tensor<TElement> a) => NumberFunction<NegateFunction>.Run(a);
}
