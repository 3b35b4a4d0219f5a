using System;

namespace AutoDiffGen.Generator.Ir;

/// <summary>
/// A pure expression tree. Nodes are immutable and compared by structure; the hash and the size are computed once, so
/// that comparing and counting stay cheap on large trees.
/// </summary>
internal abstract class Expr : IEquatable<Expr>
{
    private readonly int _hash;

    protected Expr(TypeRef type, int hash, int size)
    {
        Type = type;
        _hash = hash;
        Size = size;
    }

    public TypeRef Type { get; }

    /// <summary>The number of nodes, saturating.</summary>
    public int Size { get; }

    public abstract EquatableArray<Expr> Children { get; }

    public static bool operator ==(Expr? left, Expr? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Expr? left, Expr? right) => !(left == right);

    /// <summary>The same node over other children, in the order of <see cref="Children"/>.</summary>
    public abstract Expr With(EquatableArray<Expr> children);

    public bool Equals(Expr? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && _hash == other._hash
            && Size == other.Size
            && GetType() == other.GetType()
            && NodeEquals(other));

    public sealed override bool Equals(object? obj) => obj is Expr other && Equals(other);

    public sealed override int GetHashCode() => _hash;

    protected static int Combine(int first, int second) => unchecked((first * 397) ^ (second * 31) ^ (second >> 7));

    protected static int SizeOf(EquatableArray<Expr> children)
    {
        long size = 1;
        foreach (Expr child in children)
        {
            size += child.Size;
        }

        return (int)Math.Min(size, int.MaxValue / 4);
    }

    protected static int HashOf(int seed, EquatableArray<Expr> children)
    {
        foreach (Expr child in children)
        {
            seed = Combine(seed, child.GetHashCode());
        }

        return seed;
    }

    /// <summary>Compares what is not compared yet; <paramref name="other"/> has the same type, hash and size.</summary>
    protected abstract bool NodeEquals(Expr other);
}
