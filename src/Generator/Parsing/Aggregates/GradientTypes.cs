using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// The types that hold derivatives of values whose own type cannot: <c>Foo.Gradient</c>, generated beside the members of
/// <c>Foo</c>, with the names of those that have one; of a type that is not partial, <c>FooGradient</c> beside the method.
/// </summary>
/// <param name="symbols">Prints types.</param>
/// <param name="compilation">The compilation.</param>
/// <param name="site">The type around the method; null where others see the method, who would meet the type there.</param>
/// <param name="cancellation">Cancels.</param>
internal sealed class GradientTypes(SymbolTranslator symbols, Compilation compilation, INamedTypeSymbol? site, CancellationToken cancellation)
{
    /// <summary>The name of the nested type.</summary>
    public const string Name = "Gradient";

    private readonly SortedDictionary<string, GradientTypeModel> _models = new(System.StringComparer.Ordinal);

    /// <summary>The names of those that stand beside the method.</summary>
    private readonly HashSet<string> _beside = [];

    public EquatableArray<GradientTypeModel> Models => _models.Values.ToEquatableArray();

    /// <summary>The derivative of a type; null where no type can hold it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="members">The members that have a derivative, and what theirs is made of.</param>
    public Structure? Of(INamedTypeSymbol type, IReadOnlyList<(LayoutMember Member, Structure? Inner)> members)
    {
        if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
        {
            return Referenced(type, members);
        }

        if (!CanNest(type) || ContainerParser.HeadersOf(type) is not { } headers)
        {
            return Beside(type, members);
        }

        if (members.Any(member => member.Inner is { } inner && _beside.Contains(inner.Type.Name)))
        {
            // What the type holds for all methods cannot be made of what stands beside one.
            return null;
        }

        string hintName = ContainerParser.HintNameOf(type) + "." + Name;
        if (!_models.ContainsKey(hintName))
        {
            _models.Add(hintName, Model(type.OriginalDefinition, type, headers, hintName, Name, members));
        }

        return Of(symbols.Type(type).Name + "." + Name, members);
    }

    private Structure Of(string name, IReadOnlyList<(LayoutMember Member, Structure? Inner)> members) => new(
        new TypeRef(TypeCategory.Other, name),
        Assembly.Initializer,
        EquatableArray<int>.Empty,
        members.Select(pair => new StructureMember(NameScope.Escape(pair.Member.Name), pair.Inner?.Type ?? symbols.Type(pair.Member.Type), pair.Inner)).ToEquatableArray());

    /// <summary>The type that was generated for a type of another assembly; null where it does not hold just the members that have a derivative here.</summary>
    private Structure? Referenced(INamedTypeSymbol type, IReadOnlyList<(LayoutMember Member, Structure? Inner)> members)
    {
        Structure derivative = Of(symbols.Type(type).Name + "." + Name, members);
        return type.GetTypeMembers(Name) is [{ TypeKind: TypeKind.Struct, Arity: 0 } nested]
            && symbols.Type(nested) == derivative.Type
            && nested.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).ToArray() is var fields
            && fields.Length == members.Count
            && fields.Zip(members.Zip(derivative.Members, (pair, held) => (pair.Member.Name, held.Type)), (field, member) =>
                field.Name == member.Name && symbols.Type(field.Type) == member.Type && compilation.IsSymbolAccessibleWithin(field, compilation.Assembly)).All(isSame => isSame)
            ? derivative
            : null;
    }

    /// <summary>The derivative as a type beside the method, by the simple name of the type, which must be the only one of that name.</summary>
    private Structure? Beside(INamedTypeSymbol type, IReadOnlyList<(LayoutMember Member, Structure? Inner)> members)
    {
        string name = type.Name + Name;
        if (site is null
            || ContainerParser.HeadersOf(site) is not { } headers
            || !SymbolIds.TypeArguments(type).IsEmpty
            || AccessibilityOf(type) is null
            || !site.GetMembers(name).IsEmpty
            || compilation.GetSymbolsWithName(type.Name, SymbolFilter.Type, cancellation).Count() > 1)
        {
            return null;
        }

        string hintName = ContainerParser.HintNameOf(site) + "." + name;
        if (!_models.ContainsKey(hintName))
        {
            _beside.Add(name);
            _models.Add(hintName, Model(type, site, headers, hintName, name, members));
        }

        return Of(name, members);
    }

    /// <summary>Who may see the type beside the method; null where that is some who are derived from another.</summary>
    private static string? AccessibilityOf(INamedTypeSymbol type)
    {
        if (type.IsFileLocal || type.DeclaredAccessibility == Accessibility.Private)
        {
            return type.IsFileLocal ? null : "private";
        }

        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal))
            {
                return null;
            }
        }

        return "internal";
    }

    /// <summary>The project's own types, whose name for the derivative is free or is a part of it already.</summary>
    private bool CanNest(INamedTypeSymbol type) =>
        !type.IsFileLocal
        && type.GetMembers(Name).All(member => member is INamedTypeSymbol { TypeKind: TypeKind.Struct } && member.DeclaringSyntaxReferences.All(IsPartial));

    private bool IsPartial(SyntaxReference declaration) =>
        declaration.GetSyntax(cancellation) is TypeDeclarationSyntax { Modifiers: var modifiers } && modifiers.Any(SyntaxKind.PartialKeyword);

    /// <param name="type">The type whose derivatives it holds.</param>
    /// <param name="place">The type that it goes into.</param>
    /// <param name="headers">The headers of that.</param>
    /// <param name="hintName">The name of the file.</param>
    /// <param name="name">Its name.</param>
    /// <param name="members">The members that have a derivative.</param>
    private GradientTypeModel Model(
        INamedTypeSymbol type, INamedTypeSymbol place, EquatableArray<string> headers, string hintName, string name, IReadOnlyList<(LayoutMember Member, Structure? Inner)> members)
    {
        bool isNested = name == Name;
        var declaration = (TypeDeclarationSyntax)place.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        var names = new NameScope(compilation.GetSemanticModel(declaration.SyntaxTree), declaration.OpenBraceToken.Span.Length > 0 ? declaration.OpenBraceToken.Span.End : declaration.Span.End - 1);
        var own = new SymbolTranslator(names, compilation);
        return new GradientTypeModel(
            hintName,
            new ContainerModel(ContainerParser.NamespaceOf(place), headers),
            isNested ? NameScope.Escape(type.Name) : own.Type(type).Name,
            name,
            !isNested ? AccessibilityOf(type)! : type.DeclaredAccessibility == Accessibility.Private ? "internal" : "public",
            members.Select(pair => new GradientMember(
                NameScope.Escape(pair.Member.Name),
                TypeOf(DeclaredTypeOf(pair.Member), pair.Inner, own),
                isNested && pair.Member.Symbol.DeclaredAccessibility == Accessibility.Public ? "public" : "internal")).ToEquatableArray(),
            names.Aliases.Select(alias => alias.Key + " = " + alias.Value).ToEquatableArray());
    }

    private static ITypeSymbol DeclaredTypeOf(LayoutMember member) => member.Symbol.OriginalDefinition switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => member.Type,
    };

    private string TypeOf(ITypeSymbol type, Structure? inner, SymbolTranslator names) => inner switch
    {
        null => names.Type(type).Name,
        { Assembly: Assembly.Tuple or Assembly.Bare } => inner.Type.Name,
        _ when _beside.Contains(inner.Type.Name) => inner.Type.Name,
        _ when inner.Type.Name.EndsWith("." + Name, System.StringComparison.Ordinal) => names.Type(type).Name + "." + Name,
        _ => names.Type(type).Name,
    };
}
