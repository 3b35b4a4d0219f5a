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
/// <c>Foo</c>, with the names of those that have one.
/// </summary>
internal sealed class GradientTypes(SymbolTranslator symbols, Compilation compilation, CancellationToken cancellation)
{
    /// <summary>The name of the nested type.</summary>
    public const string Name = "Gradient";

    private readonly SortedDictionary<string, GradientTypeModel> _models = new(System.StringComparer.Ordinal);

    public EquatableArray<GradientTypeModel> Models => _models.Values.ToEquatableArray();

    /// <summary>The derivative of a type; null where nothing can be nested in it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="members">The members that have a derivative, and what theirs is made of.</param>
    public Structure? Of(INamedTypeSymbol type, IReadOnlyList<(LayoutMember Member, Structure? Inner)> members)
    {
        if (!CanNest(type) || ContainerParser.HeadersOf(type) is not { } headers)
        {
            return null;
        }

        string hintName = ContainerParser.HintNameOf(type) + "." + Name;
        if (!_models.ContainsKey(hintName))
        {
            _models.Add(hintName, Model(type.OriginalDefinition, headers, hintName, members));
        }

        return new Structure(
            new TypeRef(TypeCategory.Other, symbols.Type(type).Name + "." + Name),
            Assembly.Initializer,
            EquatableArray<int>.Empty,
            members.Select(pair => new StructureMember(NameScope.Escape(pair.Member.Name), pair.Inner?.Type ?? symbols.Type(pair.Member.Type), pair.Inner)).ToEquatableArray());
    }

    /// <summary>The project's own types, whose name for the derivative is free or is a part of it already.</summary>
    private bool CanNest(INamedTypeSymbol type) =>
        !type.IsFileLocal
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
        && type.GetMembers(Name).All(member => member is INamedTypeSymbol { TypeKind: TypeKind.Struct } && member.DeclaringSyntaxReferences.All(IsPartial));

    private bool IsPartial(SyntaxReference declaration) =>
        declaration.GetSyntax(cancellation) is TypeDeclarationSyntax { Modifiers: var modifiers } && modifiers.Any(SyntaxKind.PartialKeyword);

    private GradientTypeModel Model(INamedTypeSymbol type, EquatableArray<string> headers, string hintName, IReadOnlyList<(LayoutMember Member, Structure? Inner)> members)
    {
        var declaration = (TypeDeclarationSyntax)type.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        var names = new NameScope(compilation.GetSemanticModel(declaration.SyntaxTree), declaration.OpenBraceToken.Span.Length > 0 ? declaration.OpenBraceToken.Span.End : declaration.Span.End - 1);
        var own = new SymbolTranslator(names, compilation);
        return new GradientTypeModel(
            hintName,
            new ContainerModel(ContainerParser.NamespaceOf(type), headers),
            NameScope.Escape(type.Name),
            type.DeclaredAccessibility == Accessibility.Private ? "internal" : "public",
            members.Select(pair => new GradientMember(
                NameScope.Escape(pair.Member.Name),
                TypeOf(DeclaredTypeOf(pair.Member), pair.Inner, own),
                pair.Member.Symbol.DeclaredAccessibility == Accessibility.Public ? "public" : "internal")).ToEquatableArray(),
            names.Aliases.Select(alias => alias.Key + " = " + alias.Value).ToEquatableArray());
    }

    private static ITypeSymbol DeclaredTypeOf(LayoutMember member) => member.Symbol.OriginalDefinition switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => member.Type,
    };

    private static string TypeOf(ITypeSymbol type, Structure? inner, SymbolTranslator names) => inner switch
    {
        null => names.Type(type).Name,
        { Assembly: Assembly.Tuple or Assembly.Bare } => inner.Type.Name,
        _ when inner.Type.Name.EndsWith("." + Name, System.StringComparison.Ordinal) => names.Type(type).Name + "." + Name,
        _ => names.Type(type).Name,
    };
}
