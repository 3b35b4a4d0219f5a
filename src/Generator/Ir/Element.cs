using System.Linq;

namespace AutoDiffGen.Generator.Ir;

/// <summary>When an element is read again in the backward pass, is it still what it was?</summary>
internal enum Stability
{
    /// <summary>Nobody knows: it must not be moved, and what is needed of it is kept.</summary>
    Volatile,

    /// <summary>It is not written any more between here and the adjoint of here.</summary>
    Settled,

    /// <summary>It is never written by the function.</summary>
    Fixed,
}

/// <summary>
/// An element of an array or a span, or a leaf of one that is a structure: read where it stands in an expression, written
/// as the target of a <see cref="Store"/>.
/// </summary>
internal sealed class Element : Expr
{
    private readonly EquatableArray<Expr> _children;

    public Element(EquatableArray<Expr> children, Stability stability = Stability.Volatile, int leaf = Whole)
        : base(leaf == Whole ? children[0].Type.Item! : children[0].Type.Item!.Structure!.LeafTypes().ElementAt(leaf), Combine(HashOf(31, children), leaf), SizeOf(children))
    {
        _children = children;
        Stability = stability;
        Leaf = leaf;
    }

    public Element(Expr memory, params Expr[] indices)
        : this(new[] { memory }.Concat(indices).ToEquatableArray())
    {
    }

    /// <summary>Stands for all of an element.</summary>
    public const int Whole = -1;

    public Stability Stability { get; }

    /// <summary>Which leaf of the element it is.</summary>
    public int Leaf { get; }

    /// <summary>Whether it is one that a derivative can flow through: a leaf may be none, beside others.</summary>
    public bool CarriesDerivative => Type.CarriesDerivative && (Leaf == Whole || !Memory.Type.Item!.Structure!.Inactive.Contains(Leaf));

    /// <summary>What it is an element of.</summary>
    public Expr Memory => _children[0];

    public override EquatableArray<Expr> Children => _children;

    /// <summary>Whether it may be read at another time as well.</summary>
    public static bool IsFixed(Expr expr) => !expr.Any(node => node is Element { Stability: not Stability.Fixed });

    /// <summary>Whether the backward pass may read what the forward pass read.</summary>
    public static bool IsSettled(Expr expr) => !expr.Any(node => node is Element { Stability: Stability.Volatile });

    public Element As(Stability stability) => stability == Stability ? this : new Element(_children, stability, Leaf);

    /// <summary>A leaf of the same element.</summary>
    public Element At(int leaf) => new(_children, Stability, leaf);

    public override Expr With(EquatableArray<Expr> children) =>
        Enumerable.Range(0, children.Count).All(i => ReferenceEquals(children[i], _children[i])) ? this : new Element(children, Stability, Leaf);

    protected override bool NodeEquals(Expr other) => Leaf == ((Element)other).Leaf && _children.Equals(other.Children);
}
