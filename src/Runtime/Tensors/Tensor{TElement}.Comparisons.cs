namespace AutoDiffGen;

public sealed partial class Tensor<TElement>
{
    /// <summary>Where a is less than b, elementwise with broadcasting; false for NaN.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> operator <(Tensor<TElement> a, Tensor<TElement> b) => Comparison<LessOperation>.Run(a, b);

    /// <summary>Where a is less than b, elementwise; false for NaN.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> operator <(Tensor<TElement> a, double b) => Comparison<LessOperation>.Run(a, b);

    /// <summary>Where a is less than b, elementwise; false for NaN.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> operator <(double a, Tensor<TElement> b) => Comparison<LessOperation>.Run(a, b);

    /// <summary>Where a is at most b, elementwise with broadcasting; false for NaN.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> operator <=(Tensor<TElement> a, Tensor<TElement> b) => Comparison<LessOrEqualOperation>.Run(a, b);

    /// <summary>Where a is at most b, elementwise; false for NaN.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> operator <=(Tensor<TElement> a, double b) => Comparison<LessOrEqualOperation>.Run(a, b);

    /// <summary>Where a is at most b, elementwise; false for NaN.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> operator <=(double a, Tensor<TElement> b) => Comparison<LessOrEqualOperation>.Run(a, b);

    /// <summary>Where a is greater than b, elementwise with broadcasting; false for NaN.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> operator >(Tensor<TElement> a, Tensor<TElement> b) => Comparison<GreaterOperation>.Run(a, b);

    /// <summary>Where a is greater than b, elementwise; false for NaN.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> operator >(Tensor<TElement> a, double b) => Comparison<GreaterOperation>.Run(a, b);

    /// <summary>Where a is greater than b, elementwise; false for NaN.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> operator >(double a, Tensor<TElement> b) => Comparison<GreaterOperation>.Run(a, b);

    /// <summary>Where a is at least b, elementwise with broadcasting; false for NaN.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> operator >=(Tensor<TElement> a, Tensor<TElement> b) => Comparison<GreaterOrEqualOperation>.Run(a, b);

    /// <summary>Where a is at least b, elementwise; false for NaN.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> operator >=(Tensor<TElement> a, double b) => Comparison<GreaterOrEqualOperation>.Run(a, b);

    /// <summary>Where a is at least b, elementwise; false for NaN.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> operator >=(double a, Tensor<TElement> b) => Comparison<GreaterOrEqualOperation>.Run(a, b);
}
