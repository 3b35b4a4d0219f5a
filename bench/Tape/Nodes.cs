namespace AutoDiffGen.Bench.Tape;

// What each operation saves and how it differentiates; the formulas are those of PyTorch's derivatives.yaml.

internal sealed class MatMulNode<TElement>(Variable<TElement> a, Variable<TElement> b) : Node<TElement>(a.Node, b.Node)
    where TElement : unmanaged
{
    // A factor is saved only where the gradient of the other is needed.
    private readonly Tensor<TElement>? _a = b.RequiresGrad ? a.Value : null;
    private readonly Tensor<TElement>? _b = a.RequiresGrad ? b.Value : null;

    public override Gradients<TElement> Backward(Tensor<TElement> grad) => new(
        _b is null ? null : grad.MatMul(_b.T),
        _a?.T.MatMul(grad));
}

internal sealed class AddNode<TElement>(Variable<TElement> a, Variable<TElement> b) : Node<TElement>(a.Node, b.Node)
    where TElement : unmanaged
{
    private readonly TensorShape _shapeOfA = a.Value.Shape;
    private readonly TensorShape _shapeOfB = b.Value.Shape;

    public override Gradients<TElement> Backward(Tensor<TElement> grad) => new(
        Needs(0) ? grad.SumTo(_shapeOfA) : null,
        Needs(1) ? grad.SumTo(_shapeOfB) : null);
}

internal sealed class SubtractNode<TElement>(Variable<TElement> a, Variable<TElement> b)
    : Node<TElement>(a.Node, b.Node)
    where TElement : unmanaged
{
    private readonly TensorShape _shapeOfA = a.Value.Shape;
    private readonly TensorShape _shapeOfB = b.Value.Shape;

    public override Gradients<TElement> Backward(Tensor<TElement> grad) => new(
        Needs(0) ? grad.SumTo(_shapeOfA) : null,
        Needs(1) ? (-grad).SumTo(_shapeOfB) : null);
}

internal sealed class ClampToPositiveNode<TElement>(Variable<TElement> x) : Node<TElement>(x.Node)
    where TElement : unmanaged
{
    private readonly Tensor<TElement> _x = x.Value;

    public override Gradients<TElement> Backward(Tensor<TElement> grad) => new(TensorMath.Where(_x >= 0, grad, 0));
}

internal sealed class SquareNode<TElement>(Variable<TElement> x) : Node<TElement>(x.Node)
    where TElement : unmanaged
{
    private readonly Tensor<TElement> _x = x.Value;

    public override Gradients<TElement> Backward(Tensor<TElement> grad) => new(2 * _x * grad);
}

internal sealed class SumNode<TElement>(Variable<TElement> x) : Node<TElement>(x.Node)
    where TElement : unmanaged
{
    private readonly TensorShape _shape = x.Value.Shape;

    // A view: the one number is repeated along all axes without copying.
    public override Gradients<TElement> Backward(Tensor<TElement> grad) => new(grad.BroadcastTo(_shape));
}

internal sealed class SoftmaxCrossEntropyNode<TElement>(Variable<TElement> logits, Tensor<int> labels)
    : Node<TElement>(logits.Node)
    where TElement : unmanaged
{
    private readonly Tensor<TElement> _logits = logits.Value;

    public override Gradients<TElement> Backward(Tensor<TElement> grad) =>
        new(grad * TensorMath.SoftmaxCrossEntropyGradient(_logits, labels));
}
