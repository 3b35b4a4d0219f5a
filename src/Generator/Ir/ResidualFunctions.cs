using System;

namespace AutoDiffGen.Generator.Ir;

/// <summary>What generated code does with residuals: it makes them, and reads their fields.</summary>
internal static class ResidualFunctions
{
    private const string FieldId = "residual ";

    /// <summary>A field: a stack.</summary>
    public static Expr Read(Value residuals, string name, TypeRef type) => new Call(
        new FunctionRef(FieldId + name, name, string.Empty, CallStyle.Property, type, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: true),
        new Ref(residuals));

    public static bool IsRead(Expr expr) => NameOf(expr) is not null;

    /// <summary>The name of the field that an expression reads; null for any other expression.</summary>
    public static string? NameOf(Expr expr) =>
        expr is Call { Function: var function } && function.Id.StartsWith(FieldId, StringComparison.Ordinal) ? function.Name : null;

    /// <summary>The same field of other residuals.</summary>
    public static Expr From(Value residuals, Expr read) => read.With(new Expr[] { new Ref(residuals) }.ToEquatableArray());

    /// <summary>New residuals.</summary>
    public static Expr New(TypeRef type) => new Call(
        new FunctionRef("Saved.New " + type.Name, "new " + type.Name, string.Empty, CallStyle.Constructor, type, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: false));
}
