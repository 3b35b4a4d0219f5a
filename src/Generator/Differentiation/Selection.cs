using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Knows <c>TensorMath.Where</c>, which takes one of two tensors element by element.</summary>
internal static class Selection
{
    public static bool Is(Expr expr) =>
        expr is Call { Function.Name: "Where" } call
        && call.Arguments.Count == 3
        && call.Function.Id.StartsWith("M:AutoDiffGen.TensorMath.Where", System.StringComparison.Ordinal);
}
