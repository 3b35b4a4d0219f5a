using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>The members that a type is taken apart into, in the order of their declaration.</summary>
internal sealed record Layout(INamedTypeSymbol Type, ImmutableArray<LayoutMember> Members)
{
    /// <summary>The position of a field or an automatic property; -1 where it is no member.</summary>
    public int IndexOf(ISymbol member)
    {
        for (int i = 0; i < Members.Length; i++)
        {
            if (IsSame(Members[i].Symbol, member))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A tuple element goes by its number, whatever it is called.</summary>
    private static bool IsSame(ISymbol left, ISymbol right) =>
        left is IFieldSymbol { CorrespondingTupleField: { } one } && right is IFieldSymbol { CorrespondingTupleField: { } other }
            ? one.Name == other.Name
            : SymbolEqualityComparer.Default.Equals(left.OriginalDefinition, right.OriginalDefinition);

    /// <summary>The layout of a type; null where its values are not taken apart.</summary>
    public static Layout? Of(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true, TupleElements.Length: > 1 } tuple => new Layout(
            tuple,
            tuple.TupleElements
                .Select(element => new LayoutMember(element.Name, element.Type, element))
                .ToImmutableArray()),
        _ => null,
    };
}

/// <summary>A member of a <see cref="Layout"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Symbol">The field, or the property that it belongs to.</param>
internal sealed record LayoutMember(string Name, ITypeSymbol Type, ISymbol Symbol);
