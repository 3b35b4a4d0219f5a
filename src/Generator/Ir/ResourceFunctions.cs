namespace AutoDiffGen.Generator.Ir;

/// <summary>What generated code calls of the runtime's <c>OpenResources</c>.</summary>
internal static class ResourceFunctions
{
    public static readonly TypeRef Type = new(TypeCategory.Other, "OpenResources");

    public static Expr New { get; } = new Call(Function(".ctor", "new " + Type.Name, CallStyle.Constructor, Type));

    public static Statement Open(Value resources, Expr resource) =>
        new Effect(Section.Forward, new Call(Function("Open", "Open", CallStyle.Member, TypeRef.Void), new Ref(resources), resource));

    public static Statement Close(Value resources) =>
        new Effect(Section.Forward, new Call(Function("Close", "Close", CallStyle.Member, TypeRef.Void), new Ref(resources)));

    private static FunctionRef Function(string id, string name, CallStyle style, TypeRef result) => new(
        "OpenResources." + id, name, Qualifier: string.Empty, style, result, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: false);
}
