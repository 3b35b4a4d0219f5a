using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>What an expression costs, in arithmetic operations: decides what is worth a name.</summary>
internal static class Cost
{
    /// <summary>From here on a repeated expression is named inside one pass.</summary>
    public const int WorthAName = 5;

    /// <summary>From here on the backward pass keeps what the forward pass computed.</summary>
    public const int Dear = 10;

    private const int Transcendental = 10;
    private const int Selection = 2;
    private const int ComputedPlace = 3;
    private const int ElementwisePass = 4;
    private const int MatrixProduct = 100;

    public static int Of(Expr expr)
    {
        Stack.Guard();
        int cost = Own(expr);
        foreach (Expr child in expr.Children)
        {
            cost += Of(child);
        }

        return cost;
    }

    private static int Own(Expr expr) => expr switch
    {
        Unary => 0,
        Binary or Conditional => expr.Type.IsTensor ? ElementwisePass : 1,
        _ when SavedFunctions.IsElement(expr) => expr.Children[1] is Binary ? ComputedPlace : 0,
        Call { Function.Style: CallStyle.Property or CallStyle.StaticProperty or CallStyle.Indexer } => 0,
        Call { Function.Name: "MatMul" } => MatrixProduct,
        Call { Function.Name: "Max" or "Min" or "Clamp" or "Abs" or "Square" or "Relu" or "Where" or "FusedMultiplyAdd" } cheap =>
            cheap.Type.IsTensor ? ElementwisePass : Selection,
        Call { Function.Name: FunctionTable.SumTo or FunctionTable.BroadcastTo or FunctionTable.OnesLike or FunctionTable.ZerosLike } => ElementwisePass,
        Call => Transcendental,
        _ => 0,
    };
}
