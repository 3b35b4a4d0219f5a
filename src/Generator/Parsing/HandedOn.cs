using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>What a variable holds whose object was handed on to another one: it may not be read any more.</summary>
/// <param name="type">The type of the object.</param>
internal sealed class HandedOn(TypeRef type) : Expr(type, 43, 1)
{
    public override EquatableArray<Expr> Children => EquatableArray<Expr>.Empty;

    public override Expr With(EquatableArray<Expr> children) => this;

    protected override bool NodeEquals(Expr other) => Type == other.Type;
}
