using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>The parameters of primary constructors that methods and properties use: the object keeps these like fields.</summary>
internal static class KeptParameters
{
    public static IEnumerable<IParameterSymbol> Of(INamedTypeSymbol type) => type.IsRecord
        ? []
        : type.InstanceConstructors
            .Where(constructor => constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax)
            .SelectMany(constructor => constructor.Parameters)
            .Where(parameter => type.DeclaringSyntaxReferences.Any(part => IsNamedIn((TypeDeclarationSyntax)part.GetSyntax(), parameter.Name)));

    /// <summary>Whether some code of a type names a parameter, or another variable of the same name, other than to initialize a member.</summary>
    private static bool IsNamedIn(TypeDeclarationSyntax type, string name) => type.Members
        .Where(member => member is not (BaseFieldDeclarationSyntax or BaseTypeDeclarationSyntax))
        .SelectMany(member => member.DescendantNodes(node => node is not EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }))
        .Any(node => node is IdentifierNameSyntax { Identifier.ValueText: var text } && text == name);
}
