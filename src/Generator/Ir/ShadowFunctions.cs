namespace AutoDiffGen.Generator.Ir;

/// <summary>What generated code calls of the runtime's <c>Shadow</c>, element by element.</summary>
internal static class ShadowFunctions
{
    private const string AddScaledId = FunctionTable.Shadow + ".AddScaled";
    private const string AddScaledDifferenceId = FunctionTable.Shadow + ".AddScaledDifference";

    /// <summary><c>target[i] += scale * source[i]</c> for all elements.</summary>
    public static Expr AddScaled(Expr target, Expr scale, Expr source) => new Call(Function(AddScaledId, "AddScaled"), target, scale, source);

    /// <summary><c>target[i] += scale * (left[i] - right[i])</c> for all elements.</summary>
    public static Expr AddScaledDifference(Expr target, Expr scale, Expr left, Expr right) => new Call(Function(AddScaledDifferenceId, "AddScaledDifference"), target, scale, left, right);

    /// <summary>Whether a call is one of these: it adds to its first argument, and keeps nothing.</summary>
    public static bool IsSum(Call call) => call.Function.Id is AddScaledId or AddScaledDifferenceId;

    private static FunctionRef Function(string id, string name) =>
        new(id, name, FunctionTable.Shadow + ".", CallStyle.Static, TypeRef.Void, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: false);
}
