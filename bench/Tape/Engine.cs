namespace AutoDiffGen.Bench.Tape;

/// <summary>
/// Runs a recorded graph backwards, each node once, after all gradients of its output have arrived: Kahn's topological
/// order, as in PyTorch's engine (torch/csrc/autograd/engine.cpp).
/// </summary>
internal static class Engine
{
    public static void Run<TElement>(Node<TElement> root, Tensor<TElement> grad)
        where TElement : unmanaged
    {
        CountPending(root);
        var ready = new Stack<Node<TElement>>();
        root.Incoming = grad;
        ready.Push(root);
        while (ready.TryPop(out var node))
        {
            var gradients = node.Backward(node.Incoming!);
            node.Incoming = null;
            for (var i = 0; i < node.Inputs.Length; i++)
            {
                if (node.Inputs[i] is { } input && Arrive(input, gradients[i]!))
                {
                    ready.Push(input);
                }
            }
        }
    }

    private static bool Arrive<TElement>(Node<TElement> node, Tensor<TElement> grad)
        where TElement : unmanaged
    {
        node.Incoming = node.Incoming is null ? grad : node.Incoming + grad;
        return --node.Pending == 0;
    }

    /// <summary>Visits every node once, and counts for each along how many edges a gradient will come.</summary>
    private static void CountPending<TElement>(Node<TElement> root)
        where TElement : unmanaged
    {
        var unvisited = new Stack<Node<TElement>>();
        unvisited.Push(root);
        while (unvisited.TryPop(out var node))
        {
            foreach (var input in node.Inputs)
            {
                if (input is not null && input.Pending++ == 0)
                {
                    unvisited.Push(input);
                }
            }
        }
    }
}
