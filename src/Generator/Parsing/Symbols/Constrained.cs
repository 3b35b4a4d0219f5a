using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>Static members of interfaces, called on a type parameter: what is meant by them where it is known what the parameter stands for.</summary>
internal static class Constrained
{
    /// <summary>The type parameter that an operation calls a static member of; null for any other operation.</summary>
    public static ITypeSymbol? TypeOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.ConstrainedToType,
        IMemberReferenceOperation member => member.ConstrainedToType,
        IBinaryOperation binary => binary.ConstrainedToType,
        IUnaryOperation unary => unary.ConstrainedToType,
        ICompoundAssignmentOperation compound => compound.ConstrainedToType,
        IIncrementOrDecrementOperation increment => increment.ConstrainedToType,
        IConversionOperation conversion => conversion.ConstrainedToType,
        _ => null,
    };

    /// <summary>What implements a member of an interface in a type; the member itself where the type is a parameter, or leaves it to the interface.</summary>
    public static TMember In<TMember>(ITypeSymbol type, TMember member)
        where TMember : class, ISymbol
    {
        if (type is ITypeParameterSymbol || member.ContainingType.TypeKind != TypeKind.Interface)
        {
            return member;
        }

        return member is IMethodSymbol { Arity: > 0 } method
            ? (TMember?)(ISymbol?)(type.FindImplementationForInterfaceMember(method.ConstructedFrom) as IMethodSymbol)?.Construct(method.TypeArguments.ToArray()) ?? member
            : type.FindImplementationForInterfaceMember(member) as TMember ?? member;
    }

    /// <summary>Whether an operator that an interface of numbers declares is C#'s own on operands of these types.</summary>
    public static bool IsBuiltIn(IMethodSymbol method, params TypeRef[] operands) =>
        WellKnown.IsOfNumbers(method.ContainingType)
        && !method.Name.StartsWith("op_Checked", System.StringComparison.Ordinal)
        && operands.All(operand => operand == operands[0])
        && (operands[0].IsFloating || operands[0].Name is "int" or "uint" or "long" or "ulong");
}
