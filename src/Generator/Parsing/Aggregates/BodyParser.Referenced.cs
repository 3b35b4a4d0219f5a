using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Structures of other assemblies: their members are known, what their methods do is not.</content>
internal sealed partial class BodyParser
{
    /// <summary>Whether a type is one whose methods cannot be followed: they may change a variable that they are called on.</summary>
    private bool IsReferenced(INamedTypeSymbol type) =>
        type.IsValueType && !type.IsTupleType && !WellKnown.IsVector(type) && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, Compilation.Assembly);

    /// <summary>
    /// A method or a getter of another assembly neither gets an active value that is taken apart, nor is it called on a variable
    /// that it might change: only the members of that are variables any more.
    /// </summary>
    private void CheckReferenced(IOperation operation, IMethodSymbol method, FunctionRef function, IReadOnlyList<Expr> arguments)
    {
        if (!method.IsStatic && IsReferenced(method.ContainingType) && arguments[0] is Aggregate && !method.IsReadOnly && Assignments.ReceiverOf(operation) is { } receiver && CanAssign(receiver))
        {
            throw Rejection.At(
                operation.Syntax,
                Descriptors.UnsupportedExpression,
                $"'{method.ToDisplayString(Formats.Message)}', which may change the variable that it is called on,",
                _scope.Method.Name,
                "its source is not in this project; mark it 'readonly' there, or set the members");
        }

        int active = Enumerable.Range(0, arguments.Count).Where(i => arguments[i] is Aggregate && _scope.Activity.IsActive(arguments[i])).DefaultIfEmpty(-1).First();
        if (active < 0)
        {
            return;
        }

        throw BodyOf(method) is null && IsOfReferenced(method)
            ? Reject(operation, Descriptors.NoDerivative, function.Name, $"'{function.Parameters[active].Name}'", AdviceOf(function))
            : Unsupported(operation);
    }

    /// <summary>Whether a method of another assembly works with structures of that.</summary>
    private bool IsOfReferenced(IMethodSymbol method) =>
        IsReferenced(method.ContainingType) || WellKnown.Has(method.OriginalDefinition, WellKnown.Differentiable) || method.Parameters.Any(parameter => parameter.Type is INamedTypeSymbol type && LayoutOf(type) is not null && IsReferenced(type));
}
