using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Checks of references, which have no derivative to lose.</content>
internal sealed partial class BodyParser
{
    /// <summary><c>ArgumentNullException.ThrowIfNull(x)</c> of an array, or of an object that the method made; null for any other call.</summary>
    private Expr? NullCheck(IInvocationOperation operation, IMethodSymbol method)
    {
        if (method is not { Name: "ThrowIfNull", ContainingType: { Name: "ArgumentNullException", ContainingNamespace.Name: "System" } }
            || operation.Arguments.FirstOrDefault(argument => argument.Parameter!.Ordinal == 0)?.Value is not IConversionOperation { OperatorMethod: null, Operand: var operand })
        {
            return null;
        }

        if (IsOwnedName(operand))
        {
            return Nothing;
        }

        if (operand.Type is not IArrayTypeSymbol array || !Symbols.Type(array).HasShadow)
        {
            return null;
        }

        Expr[] arguments = operation.Arguments
            .OrderBy(argument => argument.Parameter!.Ordinal)
            .Select(argument => argument.Parameter!.Ordinal == 0 ? Reference(operand) : Evaluate(argument, []))
            .ToArray();
        return new Call(Symbols.Method(method, asExtension: false) with { IsPure = true }, arguments);
    }
}
