namespace AutoDiffGen.Generator.Ir;

/// <summary>What generated code calls of the runtime's <c>Branchless</c>.</summary>
internal static class BranchlessFunctions
{
    public static Expr Select(Expr condition, Expr whenTrue, Expr whenFalse) => new Call(
        new FunctionRef("Branchless.Select", "Select", "Branchless.", CallStyle.Static, TypeRef.Int, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: true),
        condition,
        whenTrue,
        whenFalse);
}
