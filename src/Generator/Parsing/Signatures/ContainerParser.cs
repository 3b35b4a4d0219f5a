using System.Collections.Generic;
using System.Linq;
using System.Text;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>The namespace and the types around a method, which all must be partial.</summary>
internal static class ContainerParser
{
    public static ContainerModel Parse(IMethodSymbol method, Location at)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (!IsPartial(type))
            {
                throw new Rejection(DiagnosticInfo.Create(
                    Descriptors.TypeNotPartial, at, method.Name, type.ToDisplayString(Formats.Message)));
            }

            if (type.IsFileLocal)
            {
                throw new Rejection(DiagnosticInfo.Create(
                    Descriptors.UnsupportedMethod, at, method.Name, "a 'file' type cannot be extended from a generated file; make it internal"));
            }
        }

        return new ContainerModel(NamespaceOf(method.ContainingType), HeadersOf(method.ContainingType)!.Value);
    }

    /// <summary>The headers of a type and of those around it, outermost first; null where one of them is not partial.</summary>
    public static EquatableArray<string>? HeadersOf(INamedTypeSymbol inner)
    {
        var headers = new List<string>();
        for (INamedTypeSymbol? type = inner; type is not null; type = type.ContainingType)
        {
            if (!IsPartial(type))
            {
                return null;
            }

            headers.Insert(0, Header(type));
        }

        return headers.ToEquatableArray();
    }

    /// <summary>The namespace of a type; empty for the global one.</summary>
    public static string NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? string.Empty : EscapedName(type.ContainingNamespace);

    private static bool IsPartial(INamedTypeSymbol type)
    {
        TypeDeclarationSyntax[] declarations = type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax())
            .OfType<TypeDeclarationSyntax>()
            .ToArray();
        return declarations.Length > 0 && declarations.All(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
    }

    /// <summary>A file name that is unique in the compilation and the same on every machine.</summary>
    public static string HintName(IMethodSymbol method)
    {
        var name = new StringBuilder();
        name.Append(method.ContainingType.ToDisplayString(HintFormat)).Append('.').Append(method.Name);
        bool isOverloaded = method.ContainingType.GetMembers(method.Name).Length > 1;
        if (isOverloaded)
        {
            name.Append('(')
                .Append(method.Arity > 0 ? "`" + method.Arity + "," : string.Empty)
                .Append(string.Join(",", method.Parameters.Select(parameter => parameter.RefKind + " " + parameter.Type.ToDisplayString(HintFormat))))
                .Append(')');
        }

        return FileName(name).Replace("(None_", "(").Replace(",None_", ",").Replace("_None_", "_");
    }

    /// <summary>A file name for what is generated for a type, unique like that of a method.</summary>
    public static string HintNameOf(INamedTypeSymbol type) => FileName(new StringBuilder(type.OriginalDefinition.ToDisplayString(HintFormat)));

    private static string FileName(StringBuilder name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            name[i] = name[i] switch
            {
                '<' or '[' => '{',
                '>' or ']' => '}',
                ',' or ' ' or '?' or '*' or ':' or '`' => '_',
                '@' => '_',
                _ => name[i],
            };
        }

        return name.ToString();
    }

    private static readonly SymbolDisplayFormat HintFormat = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static string EscapedName(INamespaceSymbol space) => space.ContainingNamespace.IsGlobalNamespace
        ? NameScope.Escape(space.Name)
        : EscapedName(space.ContainingNamespace) + "." + NameScope.Escape(space.Name);

    private static string Header(INamedTypeSymbol type)
    {
        string keyword = type switch
        {
            { TypeKind: TypeKind.Interface } => "interface",
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            _ => "class",
        };
        string parameters = type.TypeParameters.Length == 0
            ? string.Empty
            : "<" + string.Join(", ", type.TypeParameters.Select(parameter => NameScope.Escape(parameter.Name))) + ">";
        string refModifier = type.IsRefLikeType ? "ref " : string.Empty;
        return (type.IsStatic ? "static " : string.Empty) + refModifier + "partial " + keyword + " " + NameScope.Escape(type.Name) + parameters;
    }
}
