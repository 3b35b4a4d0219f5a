using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Decides which names can be printed short in the generated part of the user's type: those that bind to the right thing
/// where the method stands, and so cannot be hidden by a member, a parameter, a local or another import.
/// </summary>
internal sealed class NameScope(SemanticModel model, int position)
{
    private readonly Dictionary<string, IReadOnlyList<ISymbol>> _lookups = [];

    /// <summary>The namespaces that every generated file imports.</summary>
    private static bool IsImported(INamespaceSymbol? space) =>
        space?.ToDisplayString() is "System" or "AutoDiffGen";

    /// <summary>The types that the generated file imports by their names, and what these stand for.</summary>
    public SortedDictionary<string, string> Aliases { get; } = new(System.StringComparer.Ordinal);

    /// <summary>The text for a type in the generated file.</summary>
    public string TypeName(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol { Rank: var rank, ElementType: INamedTypeSymbol { IsValueType: true, SpecialType: SpecialType.None, IsTupleType: false } element }:
                return TypeName(element) + "[" + new string(',', rank - 1) + "]";
            case INamedTypeSymbol vector when WellKnown.IsVector(vector) && BindsOnlyTo(vector.Name, vector):
                Aliases[vector.Name] = vector.ToDisplayString();
                return vector.Name;
            case INamedTypeSymbol { SpecialType: SpecialType.None or SpecialType.System_Array } named when named.ContainingType is null
                && named.Name.Length > 0
                && !named.IsTupleType
                && IsReachable(named)
                && BindsOnlyTo(named.Name, named):
                string arguments = named.TypeArguments.Length == 0
                    ? string.Empty
                    : "<" + string.Join(", ", named.TypeArguments.Select(TypeName)) + ">";
                bool isNullable = named.IsReferenceType && named.NullableAnnotation == NullableAnnotation.Annotated;
                return Escape(named.Name) + arguments + (isNullable ? "?" : string.Empty);
            default:
                return type.ToDisplayString(Formats.Type);
        }
    }

    /// <summary>What stands before a static member of <paramref name="type"/>, with the dot; empty where it needs nothing.</summary>
    public string QualifierOf(INamedTypeSymbol type, string member)
    {
        if (WellKnown.Is(type, WellKnown.TensorMath)
            && Lookup(member).All(found => SymbolEqualityComparer.Default.Equals(found.ContainingType, type)))
        {
            return string.Empty;
        }

        return IsEnclosing(type) && Lookup(member) is { Count: > 0 } found && found.All(candidate => SymbolEqualityComparer.Default.Equals(candidate.ContainingType, type))
            ? string.Empty
            : TypeName(type) + ".";
    }

    private bool IsEnclosing(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = model.GetEnclosingSymbol(position)?.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(outer, type))
            {
                return true;
            }
        }

        return false;
    }

    public static string Escape(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) != Microsoft.CodeAnalysis.CSharp.SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>Whether the generated file sees the namespace of a type, and with it the extension methods in there.</summary>
    public bool IsReachable(INamedTypeSymbol type)
    {
        if (IsImported(type.ContainingNamespace))
        {
            return true;
        }

        for (INamespaceSymbol? space = model.GetEnclosingSymbol(position)?.ContainingNamespace;
             space is not null;
             space = space.ContainingNamespace)
        {
            if (SymbolEqualityComparer.Default.Equals(space, type.ContainingNamespace))
            {
                return true;
            }
        }

        return false;
    }

    private bool BindsOnlyTo(string name, INamedTypeSymbol type) => Lookup(name).All(found =>
        found is INamedTypeSymbol named
        && (SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, type.OriginalDefinition)
            || named.Arity != type.Arity));

    private IReadOnlyList<ISymbol> Lookup(string name)
    {
        if (!_lookups.TryGetValue(name, out IReadOnlyList<ISymbol>? found))
        {
            found = model.LookupSymbols(position, name: name);
            _lookups.Add(name, found);
        }

        return found;
    }
}
