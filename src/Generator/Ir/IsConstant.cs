namespace AutoDiffGen.Generator.Ir;

/// <summary>
/// The question of a formula whether an argument is a constant at the call; answered when the formula is instantiated.
/// </summary>
internal static class IsConstant
{
    private static readonly FunctionRef Function = new(
        "IsConstant",
        "IsConstant",
        Qualifier: string.Empty,
        CallStyle.Static,
        TypeRef.Bool,
        EquatableArray<FunctionParameter>.Empty,
        Shape: string.Empty,
        IsPure: true);

    public static Expr Of(Expr argument) => new Call(Function, argument);

    public static bool Is(Expr expr) => expr is Call call && call.Function.Equals(Function);
}
