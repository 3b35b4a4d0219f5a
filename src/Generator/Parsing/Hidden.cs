using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>A member of a value that the generated code cannot read from outside of its type; rejected where it is asked for.</summary>
internal sealed class Hidden(TypeRef type, ISymbol member) : Expr(type, 41, 1)
{
    public ISymbol Member => member;

    public override EquatableArray<Expr> Children => EquatableArray<Expr>.Empty;

    public override Expr With(EquatableArray<Expr> children) => this;

    protected override bool NodeEquals(Expr other) => SymbolEqualityComparer.Default.Equals(member, ((Hidden)other).Member);
}
