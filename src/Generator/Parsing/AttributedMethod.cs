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
    /// <summary>Where what is wrong with the method as a whole is reported.</summary>
    public Location At { get; } = Declaration.Identifier.GetLocation();
}
