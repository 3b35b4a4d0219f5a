using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// A member of a value that is no part of what was taken apart: that of an object which has no derivative, and is read where
/// the method reads it; or one that the generated code cannot read from outside of its type, rejected where it is asked for.
/// </summary>
/// <param name="type">Its type.</param>
/// <param name="member">The member.</param>
/// <param name="owner">The object that it is read from; null where it cannot be.</param>
/// <param name="isOfSeveral">Whether it is a member of one object or of another, and it is not known of which.</param>
internal sealed class Hidden(TypeRef type, ISymbol member, Expr? owner = null, bool isOfSeveral = false) : Expr(type, 41, 1)
{
    public ISymbol Member => member;

    public Expr? Owner => owner;

    public bool IsOfSeveral => isOfSeveral;

    public override EquatableArray<Expr> Children => EquatableArray<Expr>.Empty;

    public override Expr With(EquatableArray<Expr> children) => this;

    protected override bool NodeEquals(Expr other) =>
        SymbolEqualityComparer.Default.Equals(member, ((Hidden)other).Member) && Equals(owner, ((Hidden)other).Owner) && isOfSeveral == ((Hidden)other).IsOfSeveral;
}
