using System.Linq;

namespace AutoDiffGen.Generator.Ir;

/// <summary>
/// A value of several members while a body is parsed: a tuple, a structure, a record. The parser takes it apart, so that
/// no <see cref="Function"/> ever holds one: its statements see the members alone.
/// </summary>
internal sealed class Aggregate : Expr
{
    public Aggregate(TypeRef type, EquatableArray<string> names, EquatableArray<Expr> items, bool isOwned = false)
        : base(type, HashOf(37, items), SizeOf(items))
    {
        Names = names;
        Items = items;
        IsOwned = isOwned;
    }

    /// <summary>Whether it is an object that can change and that the method made: nothing but the value itself refers to it.</summary>
    public bool IsOwned { get; }

    /// <summary>The names of the members.</summary>
    public EquatableArray<string> Names { get; }

    /// <summary>The members, in the order of their declaration; they may have members themselves.</summary>
    public EquatableArray<Expr> Items { get; }

    public override EquatableArray<Expr> Children => Items;

    /// <summary>The same value with another member.</summary>
    public Aggregate With(int member, Expr value) =>
        new(Type, Names, Items.Select((item, i) => i == member ? value : item).ToEquatableArray(), IsOwned);

    public override Expr With(EquatableArray<Expr> children) => new Aggregate(Type, Names, children, IsOwned);

    /// <summary>The same members, owned or not.</summary>
    public Aggregate Owned(bool isOwned) => isOwned == IsOwned ? this : new(Type, Names, Items, isOwned);

    protected override bool NodeEquals(Expr other) => Type == other.Type && Items.Equals(((Aggregate)other).Items);
}
