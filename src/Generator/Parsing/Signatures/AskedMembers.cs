using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>What the attribute of a method asks for.</summary>
internal static class AskedMembers
{
    /// <summary>The members to generate: those that are named, and those that these need; where none is, what its result allows.</summary>
    public static Members Of(AttributedMethod source)
    {
        bool isMany = source.Method.ReturnType is IArrayTypeSymbol || Layout.Of(source.Method.ReturnType) is not null;
        Members asked = source.Attribute.ConstructorArguments is [{ Value: int value }] ? (Members)value : Members.None;
        bool isOfArray = source.Method.Parameters.Any(parameter => parameter.Type is IArrayTypeSymbol or INamedTypeSymbol { IsRefLikeType: true });
        if (isOfArray && asked.HasFlag(Members.Hessian))
        {
            asked |= Members.Hvp;
        }

        if ((isOfArray || source.Method.ReturnType is IArrayTypeSymbol) && asked.HasFlag(Members.Jacobian))
        {
            asked |= isMany ? Members.Vjp | Members.Jvp : Members.ValueAndGrad;
        }

        return asked != Members.None ? asked : isMany ? Members.Vjp : Members.ValueAndGrad;
    }

    /// <summary>Whether all outermost loops of the method are to be checkpointed.</summary>
    public static bool IsCheckpointed(AttributedMethod source) => source.Attribute.NamedArguments.Any(argument => argument is { Key: "Checkpoint", Value.Value: not 0 });
}
