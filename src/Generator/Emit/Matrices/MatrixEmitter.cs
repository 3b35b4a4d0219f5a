using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <summary>
/// Writes the Hessian or the Jacobian in arrays and spans: loops over the unit vectors, each a call of the member that gives
/// the product with one direction. In one array or span it is a matrix; in several parameters, a block for each.
/// </summary>
internal static class MatrixEmitter
{
    /// <summary>Whether the matrices of a method are put together from products; those in numbers alone are derived as a whole.</summary>
    public static bool IsOfProducts(MethodModel model) =>
        model.Signature.ReturnType.IsMemory || model.Primal.Parameters.Any(parameter => parameter.IsActive && parameter.Value.Type.IsMemory);

    public static void Emit(SourceWriter writer, MethodModel model, Members matrix)
    {
        if (new Writes(Aliasing.Of(model.Primal), model.Primal).Of(model.Primal.Body) is { Count: > 0 } written
            && model.Primal.Parameters.Any(parameter => parameter.Value.Type.IsMemory && written.Contains(Aliasing.Of(model.Primal).ClassOf(parameter.Value))))
        {
            throw new NotDifferentiableException($"it writes to its arguments, so that its {matrix} cannot be put together from calls of it; ask for products with one direction, or copy the argument");
        }

        MatrixVariable[] variables = [.. model.Signature.Parameters.Where(own => own.IsActive)
            .Zip(model.Primal.Parameters.Where(parameter => parameter.IsActive), (own, parameter) => new MatrixVariable(own.Name, Derivatives.Pascal(parameter.Value.Name), parameter.Value.Type))];
        MatrixBody body = matrix == Members.Hessian ? new HessianBody(writer, model, variables) : new JacobianBody(writer, model, variables);
        SignatureModel signature = model.Signature;
        writer.Line();
        writer.Line($"/// <summary>The {matrix} of {DerivedMembers.Cref(model)} with respect to {DerivedMembers.Enumerate(variables.Select(variable => variable.Name.TrimStart('@')))}{body.Layout}.</summary>");
        writer.Line($"{signature.Accessibility}{(signature.IsStatic ? " static " : " ")}{signature.ReadOnlyModifier}{ReturnType(body)} {signature.Name}{matrix}{signature.TypeParameters}(");
        IEnumerable<string> parameters = signature.Parameters.Select(parameter => parameter.Modifier + parameter.Type + " " + parameter.Name + parameter.Default);
        writer.Indented(string.Join(", ", parameters) + ")" + string.Concat(signature.Constraints.Select(constraint => " " + constraint)));
        writer.Line("{");
        writer.Deeper(body.Emit);
        writer.Line("}");
    }

    private static string ReturnType(MatrixBody body) => body.Blocks is [var only]
        ? only.Element + "[,]"
        : "(" + string.Join(", ", body.Blocks.Select(block => block.Element + "[,] " + block.Item)) + ")";
}
