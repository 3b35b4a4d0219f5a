using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// How many operations a method has with all that is followed into from there, told from the source alone: each call counts
/// as much as what it calls, unless that is called by its residual pair.
/// </summary>
internal sealed class CallSizes
{
    /// <summary>No size is larger, so that sums of sizes stay numbers.</summary>
    private const int Largest = 1_000_000;

    private readonly Compilation _compilation;

    private readonly CancellationToken _cancellation;

    private readonly Dictionary<IMethodSymbol, Node> _nodes = new(SymbolEqualityComparer.Default);

    /// <summary>The methods, those that are called before those that call them.</summary>
    private readonly List<Node> _order = [];

    public CallSizes(Compilation compilation, IMethodSymbol method, IOperation body, CancellationToken cancellation)
    {
        (_compilation, _cancellation) = (compilation, cancellation);
        Root = Visit(Callees.Declared(method), body)!;
        foreach (Node call in Enumerable.Reverse(_order).Where(node => node.IsInLoops).SelectMany(node => node.Calls))
        {
            call.IsInLoops = true;
        }
    }

    /// <summary>The method itself.</summary>
    public Node Root { get; }

    /// <summary>The size of a method where some are called by pairs.</summary>
    public int Of(Node method, HashSet<Node> paired) => Sizes(paired)[method];

    /// <summary>The method that spares most where it is called by its pair; null where none does.</summary>
    /// <param name="paired">Those that are.</param>
    /// <param name="mayBe">Which may be.</param>
    public Node? MostRepeated(HashSet<Node> paired, Func<Node, int, bool> mayBe)
    {
        Dictionary<Node, int> sizes = Sizes(paired), times = Times(paired);
        return _order
            .Where(node => node != Root && !paired.Contains(node) && times[node] > 1 && mayBe(node, sizes[node]))
            .OrderByDescending(node => (long)(times[node] - 1) * sizes[node])
            .FirstOrDefault();
    }

    private Dictionary<Node, int> Sizes(HashSet<Node> paired)
    {
        var sizes = new Dictionary<Node, int>();
        foreach (Node node in _order)
        {
            sizes.Add(node, node.Calls.Aggregate(node.Size, (sum, call) => Math.Min(Largest, sum + (paired.Contains(call) ? 1 : sizes[call]))));
        }

        return sizes;
    }

    /// <summary>How often each method is followed into.</summary>
    private Dictionary<Node, int> Times(HashSet<Node> paired)
    {
        Dictionary<Node, int> times = _order.ToDictionary(node => node, node => node == Root ? 1 : 0);
        foreach (Node node in Enumerable.Reverse(_order))
        {
            int each = paired.Contains(node) ? 1 : times[node];
            foreach (Node call in node.Calls)
            {
                times[call] = Math.Min(Largest, times[call] + each);
            }
        }

        return times;
    }

    /// <summary>The method; null where it is not followed into, or calls itself.</summary>
    private Node? Visit(IMethodSymbol method, IOperation body)
    {
        if (_nodes.TryGetValue(method, out Node? known))
        {
            return known.IsOpen ? null : known;
        }

        var node = new Node(method) { IsOpen = true };
        _nodes.Add(method, node);
        foreach (IOperation operation in body.Descendants())
        {
            node.Size++;
            node.HasLoops |= operation is ILoopOperation;
            if (operation is IInvocationOperation call
                && Callees.Declared(call.TargetMethod) is var target
                && IsFollowed(target)
                && ParseScope.BodyOf(target, _compilation, _cancellation) is { } called
                && Visit(target, called) is { } next)
            {
                node.Calls.Add(next);
                next.IsInLoops |= InLoop(call);
            }
        }

        node.HasLoops |= node.Calls.Any(call => call.HasLoops);
        node.IsOpen = false;
        _order.Add(node);
        return node;
    }

    /// <summary>A rule, or arguments that carry nothing, keep a method from being followed into.</summary>
    private static bool IsFollowed(IMethodSymbol method) =>
        method.MethodKind != MethodKind.LocalFunction
        && !WellKnown.Has(method, WellKnown.Derivative)
        && (!method.IsStatic || method.Parameters.Any(parameter =>
            parameter.Type.SpecialType is SpecialType.System_Double or SpecialType.System_Single
            || parameter.Type.TypeKind is TypeKind.Delegate
            || parameter.Type is ITypeParameterSymbol
            || SignatureParser.CouldCarryGradient(parameter.Type)
            || Layout.Of(parameter.Type) is not null));

    private static bool InLoop(IOperation? operation)
    {
        for (; operation is not null; operation = operation.Parent)
        {
            if (operation is ILoopOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A method, and what it calls, as often as it does.</summary>
    internal sealed class Node(IMethodSymbol method)
    {
        public IMethodSymbol Method => method;

        public List<Node> Calls { get; } = [];

        /// <summary>The operations of its own body.</summary>
        public int Size { get; set; }

        /// <summary>Whether there are loops in it, or in what it calls.</summary>
        public bool HasLoops { get; set; }

        /// <summary>Whether a loop calls it, directly or through others.</summary>
        public bool IsInLoops { get; set; }

        public bool IsOpen { get; set; }
    }
}
