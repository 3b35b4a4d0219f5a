namespace AutoDiffGen.Generator.Ir;

/// <summary>What generated code calls of the runtime's <c>Shadow</c>, element by element.</summary>
internal static class ShadowFunctions
{
    private const string AddScaledId = FunctionTable.Shadow + ".AddScaled";
    private const string AddScaledDifferenceId = FunctionTable.Shadow + ".AddScaledDifference";
    private const string SetScaledId = FunctionTable.Shadow + ".SetScaled";
    private const string SetScaledDifferenceId = FunctionTable.Shadow + ".SetScaledDifference";

    /// <summary><c>target[i] += scale * source[i]</c> for all elements, or <c>=</c>.</summary>
    public static Expr Scaled(bool isSum, Expr target, Expr scale, Expr source) => new Call(Function(isSum ? AddScaledId : SetScaledId), target, scale, source);

    /// <summary><c>target[i] += scale * (left[i] - right[i])</c> for all elements, or <c>=</c>.</summary>
    public static Expr ScaledDifference(bool isSum, Expr target, Expr scale, Expr left, Expr right) =>
        new Call(Function(isSum ? AddScaledDifferenceId : SetScaledDifferenceId), target, scale, left, right);

    /// <summary>Whether a call is one of these: it writes its first argument, and keeps nothing.</summary>
    public static bool IsScaled(Call call) => call.Function.Id is AddScaledId or AddScaledDifferenceId or SetScaledId or SetScaledDifferenceId;

    private static FunctionRef Function(string id) =>
        new(id, id.Substring(FunctionTable.Shadow.Length + 1), FunctionTable.Shadow + ".", CallStyle.Static, TypeRef.Void, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: false);
}
