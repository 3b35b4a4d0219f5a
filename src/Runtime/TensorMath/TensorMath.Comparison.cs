namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>Where a equals b, elementwise with broadcasting.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> Equal<TElement>(Tensor<TElement> a, Tensor<TElement> b)
        where TElement : unmanaged => Comparison<EqualOperation>.Run(a, b);

    /// <summary>Where a equals b, elementwise.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> Equal<TElement>(Tensor<TElement> a, double b)
        where TElement : unmanaged => Comparison<EqualOperation>.Run(a, b);

    /// <summary>Where a differs from b, elementwise with broadcasting.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> NotEqual<TElement>(Tensor<TElement> a, Tensor<TElement> b)
        where TElement : unmanaged => Comparison<NotEqualOperation>.Run(a, b);

    /// <summary>Where a differs from b, elementwise.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> NotEqual<TElement>(Tensor<TElement> a, double b)
        where TElement : unmanaged => Comparison<NotEqualOperation>.Run(a, b);

    /// <summary>Where both masks hold, with broadcasting.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> And(Tensor<bool> a, Tensor<bool> b) => Logic<AndRuns>(a, b, nameof(And));

    /// <summary>Where at least one of the masks holds, with broadcasting.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> Or(Tensor<bool> a, Tensor<bool> b) => Logic<OrRuns>(a, b, nameof(Or));

    /// <summary>Where the mask does not hold.</summary>
    [ShapeSignature("broadcast")]
    public static Tensor<bool> Not(Tensor<bool> a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return UnaryLoop<bool, bool, NotRuns>.Run(a);
    }

    private static Tensor<bool> Logic<TRuns>(Tensor<bool> a, Tensor<bool> b, string name)
        where TRuns : IBinaryRuns<bool, bool>
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return BinaryLoop<bool, bool, TRuns>.Run(a, b, name);
    }
}
