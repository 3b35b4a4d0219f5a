namespace AutoDiffGen.Bench.Tape;

/// <summary>
/// One recorded operation: where the gradients of its inputs go, and in a derived class what was saved to compute them.
/// An input that needs no gradient has no node, and nothing is computed for it.
/// </summary>
internal abstract class Node<TElement>(params Node<TElement>?[] inputs)
    where TElement : unmanaged
{
    /// <summary>The nodes of the inputs.</summary>
    public Node<TElement>?[] Inputs { get; } = inputs;

    /// <summary>For the engine: how many gradients are still to arrive.</summary>
    public int Pending { get; set; }

    /// <summary>For the engine: the sum of the gradients that have arrived.</summary>
    public Tensor<TElement>? Incoming { get; set; }

    /// <summary>The gradients of the inputs, given that of the output; null where an input needs none.</summary>
    public abstract Gradients<TElement> Backward(Tensor<TElement> grad);

    protected bool Needs(int input) => Inputs[input] is not null;
}

/// <summary>The gradients of the one or two inputs of an operation.</summary>
internal readonly record struct Gradients<TElement>(Tensor<TElement>? First, Tensor<TElement>? Second = null)
    where TElement : unmanaged
{
    public Tensor<TElement>? this[int input] => input == 0 ? First : Second;
}

/// <summary>The end of a path: adds what arrives to the gradient of a leaf.</summary>
internal sealed class AccumulateGrad<TElement>(Variable<TElement> leaf) : Node<TElement>
    where TElement : unmanaged
{
    public override Gradients<TElement> Backward(Tensor<TElement> grad)
    {
        leaf.Grad = leaf.Grad is null ? grad : leaf.Grad + grad;
        return default;
    }
}
