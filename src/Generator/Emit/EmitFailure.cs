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
/// <param name="Variable">The variable that is to blame; empty where none is.</param>
internal sealed record EmitFailure(
    string MethodId, string DiagnosticId, EquatableArray<string> Arguments, EquatableArray<string> Functions, string Variable = "")
{
    public Diagnostic ToDiagnostic(Compilation compilation)
    {
        ISymbol? method = DocumentationCommentId.GetFirstSymbolForDeclarationId(MethodId, compilation);
        return Diagnostic.Create(
            Descriptors.All[DiagnosticId],
            (method is null ? null : CallIn(method, compilation) ?? VariableIn(method)) ?? method?.Locations.FirstOrDefault() ?? Location.None,
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

    /// <summary>Where the variable is declared; null where there are several of that name.</summary>
    private Location? VariableIn(ISymbol method)
    {
        SyntaxToken[] declared = method.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax().DescendantNodes())
            .Select(node => node switch
            {
                VariableDeclaratorSyntax local => local.Identifier,
                ParameterSyntax parameter => parameter.Identifier,
                SingleVariableDesignationSyntax designation => designation.Identifier,
                ForEachStatementSyntax loop => loop.Identifier,
                _ => default,
            })
            .Where(identifier => Variable.Length > 0 && identifier.ValueText == Variable)
            .ToArray();
        return declared.Length == 1 ? declared[0].GetLocation() : null;
    }

    private bool IsOneOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { ReducedFrom: { } extension } method => IsOneOf(extension.Construct([.. method.TypeArguments])),
        IMethodSymbol or IPropertySymbol => Functions.Contains(SymbolIds.OfFunction(symbol)),
        _ => false,
    };
}
