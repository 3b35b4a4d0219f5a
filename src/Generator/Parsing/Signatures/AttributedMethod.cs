using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>A method marked [Differentiable], as the generator and the analyzer find it.</summary>
internal sealed record AttributedMethod(
    IMethodSymbol Method,
    MethodDeclarationSyntax Declaration,
    AttributeData Attribute,
    SemanticModel Model)
{
    /// <summary>The derivatives that were generated ahead, because this method calls them.</summary>
    public GeneratedAhead? Ahead { get; init; }

    /// <summary>The method that calls a derivative of this one.</summary>
    public AttributedMethod? CalledFrom { get; init; }

    /// <summary>Whether this method is needed for another, or is that.</summary>
    public bool IsCalledFrom(AttributedMethod other) => Declaration == other.Declaration || CalledFrom?.IsCalledFrom(other) == true;

    /// <summary>Where what is wrong with the method as a whole is reported.</summary>
    public Location At { get; } = Declaration.Identifier.GetLocation();
}
