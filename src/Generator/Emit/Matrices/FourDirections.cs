using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <summary>
/// The products with four directions in one pass, of which a matrix in arrays is put together: the method is evaluated once
/// for the four, and what is dear in it as well. That is done where loops compute something dear, in methods that are not long.
/// </summary>
internal static class FourDirections
{
    public const int Count = 4;

    private const int MostStatements = 60;

    /// <summary>What is added to the name of the method.</summary>
    public static string Suffix(Members matrix) => matrix == Members.Hessian ? "Hvps" : "Jvps";

    public static bool ArePaying(MethodModel model, Members matrix) =>
        (matrix == Members.Hessian || model.Signature.ReturnType.IsMemory)
        && model.Primal.Parameters.Where(parameter => parameter.IsActive).All(parameter => parameter.Value.Type.Category is not (TypeCategory.Span or TypeCategory.ReadOnlySpan))
        && model.Primal.Body.All().Count() <= MostStatements
        && !model.Primal.Body.All().Any(statement => statement is Invoke)
        && model.Primal.Body.All().OfType<Loop>().SelectMany(Uses.Expressions).Any(Dear.Contains);

    public static string Summary(MethodModel model, Members matrix) => matrix == Members.Hessian
        ? $"The products of the Hessian of {DerivedMembers.Cref(model)} with four directions."
        : $"The tangents of {DerivedMembers.Cref(model)} in four directions.";

    public static Function Of(MethodModel model, Members matrix, HigherOrder higher) => matrix == Members.Hessian
        ? higher.Hvps(model.Primal, model.Signature.Name, Count)
        : higher.Jvps(model.Primal, Count);
}
