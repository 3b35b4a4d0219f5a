namespace AutoDiffGen.Bench.Tape;

/// <summary>A tensor that remembers how it was computed, as PyTorch's tensors do.</summary>
/// <typeparam name="TElement">float or double.</typeparam>
public sealed class Variable<TElement>
    where TElement : unmanaged
{
    /// <summary>A leaf: an input or a parameter.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="requiresGrad">Whether <see cref="Backward"/> accumulates a gradient here.</param>
    public Variable(Tensor<TElement> value, bool requiresGrad = false)
    {
        Value = value;
        Node = requiresGrad ? new AccumulateGrad<TElement>(this) : null;
    }

    internal Variable(Tensor<TElement> value, Node<TElement>? node)
    {
        Value = value;
        Node = node;
    }

    /// <summary>The value. A training loop replaces that of a parameter.</summary>
    public Tensor<TElement> Value { get; set; }

    /// <summary>The gradient that backward passes have accumulated here; only leaves have one.</summary>
    public Tensor<TElement>? Grad { get; set; }

    /// <summary>Whether a gradient flows through here.</summary>
    public bool RequiresGrad => Node is not null;

    /// <summary>What the engine runs to send a gradient on from here; null where none is needed.</summary>
    internal Node<TElement>? Node { get; }

    /// <summary>Accumulates the gradient of this variable into the leaves that it was computed from.</summary>
    public void Backward() => Engine.Run(
        Node ?? throw new InvalidOperationException("Nothing that this was computed from requires a gradient."),
        Tensor.FullLike(Value, 1));
}
