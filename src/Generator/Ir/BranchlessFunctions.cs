namespace AutoDiffGen.Generator.Ir;

/// <summary>What generated code calls of the runtime's <c>Branchless</c>.</summary>
internal static class BranchlessFunctions
{
    /// <summary>One of two integers. A comparison of floating-point numbers is part of the choice.</summary>
    public static Expr Select(Expr condition, Expr whenTrue, Expr whenFalse) => condition switch
    {
        Binary { Operator: BinaryOperator.Less, Left: var left, Right: var right } when AreComparable(left, right) =>
            new Call(Function("SelectIfLess"), left, right, whenTrue, whenFalse),
        Binary { Operator: BinaryOperator.Greater, Left: var left, Right: var right } when AreComparable(left, right) =>
            new Call(Function("SelectIfLess"), right, left, whenTrue, whenFalse),
        _ => new Call(Function("Select"), condition, whenTrue, whenFalse),
    };

    private static bool AreComparable(Expr left, Expr right) => left.Type == right.Type && left.Type.Category is TypeCategory.Double or TypeCategory.Float;

    private static FunctionRef Function(string name) =>
        new("Branchless." + name, name, "Branchless.", CallStyle.Static, TypeRef.Int, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: true);
}
