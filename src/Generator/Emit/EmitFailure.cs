using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Emit;

/// <summary>
/// What was found wrong with a method only after it had been parsed. It names the method by its documentation id, so that
/// the place is looked up where it is reported, and a method that moves is not differentiated again.
/// </summary>
/// <param name="MethodId">The documentation id of the method.</param>
/// <param name="DiagnosticId">What is wrong.</param>
/// <param name="Arguments">The arguments of the message.</param>
/// <param name="Functions">The functions a call of which is to blame; the method itself is where it calls none.</param>
internal sealed record EmitFailure(
    string MethodId, string DiagnosticId, EquatableArray<string> Arguments, EquatableArray<string> Functions)
{
    public Diagnostic ToDiagnostic(Compilation compilation)
    {
        ISymbol? method = DocumentationCommentId.GetFirstSymbolForDeclarationId(MethodId, compilation);
        return Diagnostic.Create(
            Descriptors.All[DiagnosticId],
            (method is null ? null : CallIn(method, compilation)) ?? method?.Locations.FirstOrDefault() ?? Location.None,
            Arguments.Cast<object>().ToArray());
    }

    private Location? CallIn(ISymbol method, Compilation compilation)
    {
        if (Functions.Count == 0 || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } syntax)
        {
            return null;
        }

        SemanticModel model = compilation.GetSemanticModel(syntax.SyntaxTree);
        return syntax.DescendantNodes()
            .Where(node => node is InvocationExpressionSyntax or MemberAccessExpressionSyntax or BinaryExpressionSyntax)
            .FirstOrDefault(node => model.GetSymbolInfo(node).Symbol is { } function && IsOneOf(function))
            ?.GetLocation();
    }

    private bool IsOneOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { ReducedFrom: { } extension } method => IsOneOf(extension.Construct([.. method.TypeArguments])),
        IMethodSymbol or IPropertySymbol => Functions.Contains(SymbolIds.OfFunction(symbol)),
        _ => false,
    };
}
