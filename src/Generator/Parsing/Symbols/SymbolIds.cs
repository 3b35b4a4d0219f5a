using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Identities of functions as text: the documentation comment id of the definition, then the type arguments. A type
/// parameter of the operation that a rule belongs to is written <c>!0</c>, counted over its types and itself.
/// </summary>
internal static class SymbolIds
{
    /// <summary>The documentation comment id of a definition.</summary>
    public static string OfDefinition(ISymbol definition) =>
        DocumentationCommentId.CreateDeclarationId(definition) ?? definition.ToDisplayString();

    public static string OfFunction(ISymbol function)
    {
        ImmutableArray<ITypeSymbol> arguments = TypeArguments(function);
        string id = OfDefinition(function.OriginalDefinition);
        return arguments.Length == 0 ? id : id + "|" + string.Join("|", arguments.Select(OfType));
    }

    /// <summary>The type arguments of the containing types and of the function itself, outermost first.</summary>
    public static ImmutableArray<ITypeSymbol> TypeArguments(ISymbol function)
    {
        var arguments = new List<ITypeSymbol>();
        for (INamedTypeSymbol? type = function.ContainingType; type is not null; type = type.ContainingType)
        {
            arguments.InsertRange(0, type.TypeArguments);
        }

        if (function is IMethodSymbol method)
        {
            arguments.AddRange(method.TypeArguments);
        }

        return arguments.ToImmutableArray();
    }

    public static string OfType(ITypeSymbol type)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                return "!" + parameter.Ordinal + (parameter.TypeParameterKind == TypeParameterKind.Type ? "t" : string.Empty);
            case IArrayTypeSymbol array:
                return OfType(array.ElementType) + "[" + new string(',', array.Rank - 1) + "]";
            case INamedTypeSymbol { TypeArguments.Length: > 0 } named:
                return OfDefinition(named.OriginalDefinition)
                    + "<" + string.Join(";", named.TypeArguments.Select(OfType)) + ">";
            default:
                return OfDefinition(type);
        }
    }

    /// <summary>The function of an identity, in this compilation; null where there is none.</summary>
    /// <param name="id">What <see cref="OfFunction"/> gave.</param>
    /// <param name="compilation">Where to look.</param>
    /// <param name="arguments">The type arguments that <c>!0</c>, <c>!1</c> stand for.</param>
    public static ISymbol? FindFunction(string id, Compilation compilation, ImmutableArray<ITypeSymbol> arguments)
    {
        string[] parts = id.Split('|');
        ISymbol? definition = DocumentationCommentId.GetFirstSymbolForDeclarationId(parts[0], compilation);
        if (definition is null || parts.Length == 1)
        {
            return definition;
        }

        var types = new List<ITypeSymbol>();
        foreach (string part in parts.Skip(1))
        {
            if (FindType(part, compilation, arguments) is not { } type)
            {
                return null;
            }

            types.Add(type);
        }

        return Construct(definition, types);
    }

    public static ITypeSymbol? FindType(string id, Compilation compilation, ImmutableArray<ITypeSymbol> arguments)
    {
        if (id.StartsWith("!", System.StringComparison.Ordinal))
        {
            int ordinal = int.Parse(id.Substring(1), System.Globalization.CultureInfo.InvariantCulture);
            return ordinal < arguments.Length ? arguments[ordinal] : null;
        }

        if (id.EndsWith("[]", System.StringComparison.Ordinal))
        {
            return FindType(id.Substring(0, id.Length - 2), compilation, arguments) is { } element
                ? compilation.CreateArrayTypeSymbol(element)
                : null;
        }

        int open = id.IndexOf('<');
        if (open < 0)
        {
            return DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) as ITypeSymbol;
        }

        var definition = DocumentationCommentId.GetFirstSymbolForDeclarationId(id.Substring(0, open), compilation) as INamedTypeSymbol;
        ITypeSymbol?[] inner = SplitArguments(id.Substring(open + 1, id.Length - open - 2))
            .Select(part => FindType(part, compilation, arguments))
            .ToArray();
        return definition is null || inner.Any(type => type is null) || inner.Length != definition.Arity
            ? null
            : definition.Construct(inner!);
    }

    private static ISymbol? Construct(ISymbol definition, List<ITypeSymbol> types)
    {
        int own = definition is IMethodSymbol method ? method.Arity : 0;
        int outer = types.Count - own;
        if (outer < 0)
        {
            return null;
        }

        if (outer > 0)
        {
            if (definition.ContainingType.Arity != outer)
            {
                return null;
            }

            INamedTypeSymbol container = definition.ContainingType.Construct(types.Take(outer).ToArray());
            definition = container.GetMembers(definition.Name)
                .First(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, definition));
        }

        return own > 0 ? ((IMethodSymbol)definition).Construct(types.Skip(outer).ToArray()) : definition;
    }

    private static List<string> SplitArguments(string text)
    {
        var parts = new List<string>();
        var current = new StringBuilder();
        int depth = 0;
        foreach (char c in text)
        {
            if (c == ';' && depth == 0)
            {
                parts.Add(current.ToString());
                current.Clear();
                continue;
            }

            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            current.Append(c);
        }

        parts.Add(current.ToString());
        return parts;
    }
}
