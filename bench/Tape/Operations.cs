namespace AutoDiffGen.Bench.Tape;

/// <summary>Differentiable operations: each runs the kernel of the plain tensor operation and records itself.</summary>
public static class Operations
{
    /// <summary>The product of two matrices.</summary>
    public static Variable<TElement> MatMul<TElement>(this Variable<TElement> a, Variable<TElement> b)
        where TElement : unmanaged =>
        new(a.Value.MatMul(b.Value), AnyNeeds(a, b) ? new MatMulNode<TElement>(a, b) : null);

    /// <summary>The sum, with broadcasting.</summary>
    public static Variable<TElement> Add<TElement>(this Variable<TElement> a, Variable<TElement> b)
        where TElement : unmanaged =>
        new(a.Value + b.Value, AnyNeeds(a, b) ? new AddNode<TElement>(a, b) : null);

    /// <summary>The difference, with broadcasting.</summary>
    public static Variable<TElement> Subtract<TElement>(this Variable<TElement> a, Variable<TElement> b)
        where TElement : unmanaged =>
        new(a.Value - b.Value, AnyNeeds(a, b) ? new SubtractNode<TElement>(a, b) : null);

    /// <summary>The larger of each element and zero, as <c>clamp(min=0)</c>: the derivative at zero is one.</summary>
    public static Variable<TElement> ClampToPositive<TElement>(this Variable<TElement> x)
        where TElement : unmanaged =>
        new(TensorMath.Max(x.Value, 0), x.RequiresGrad ? new ClampToPositiveNode<TElement>(x) : null);

    /// <summary>The square of each element.</summary>
    public static Variable<TElement> Square<TElement>(this Variable<TElement> x)
        where TElement : unmanaged =>
        new(TensorMath.Square(x.Value), x.RequiresGrad ? new SquareNode<TElement>(x) : null);

    /// <summary>The sum of all elements.</summary>
    public static Variable<TElement> Sum<TElement>(this Variable<TElement> x)
        where TElement : unmanaged =>
        new(x.Value.Sum(), x.RequiresGrad ? new SumNode<TElement>(x) : null);

    /// <summary>The mean over the rows of minus the log-likelihood of the labels.</summary>
    /// <param name="logits">One row for each example.</param>
    /// <param name="labels">The class of each example.</param>
    public static Variable<TElement> SoftmaxCrossEntropy<TElement>(this Variable<TElement> logits, Tensor<int> labels)
        where TElement : unmanaged => new(
            TensorMath.SoftmaxCrossEntropy(logits.Value, labels),
            logits.RequiresGrad ? new SoftmaxCrossEntropyNode<TElement>(logits, labels) : null);

    private static bool AnyNeeds<TElement>(Variable<TElement> a, Variable<TElement> b)
        where TElement : unmanaged => a.RequiresGrad || b.RequiresGrad;
}
