using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.CodeFixes;

/// <summary>
/// Adds a [Derivative] for each parameter to a method of the solution that has no derivative. The formula is left to be
/// written: what the fix adds is rejected, at the formula, until it is.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddDerivativeFix)), Shared]
public sealed class AddDerivativeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.NoDerivative.Id);

    /// <summary>Formulas are written one at a time.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not { } call
            || Called(model?.GetSymbolInfo(call, context.CancellationToken).Symbol) is not { } method
            || method.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference
            || context.Document.Project.Solution.GetDocument(reference.SyntaxTree) is not { } document
            || Missing(method).ToArray() is not { Length: > 0 } parameters)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Add [Derivative] to '{method.Name}'",
                cancellation => AddAsync(document, reference, parameters, cancellation),
                nameof(AddDerivativeFix)),
            context.Diagnostics);
    }

    private static ISymbol? Called(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.DelegateInvoke or MethodKind.LocalFunction } => null,
        IMethodSymbol method => (method.ReducedFrom ?? method).OriginalDefinition,
        IPropertySymbol property => property.OriginalDefinition,
        _ => null,
    };

    /// <summary>The parameters that may carry a derivative and have no rule, as they are written in one.</summary>
    private static IEnumerable<string> Missing(ISymbol function)
    {
        string[] known = function.GetAttributes()
            .Where(attribute => WellKnown.Is(attribute.AttributeClass, WellKnown.Derivative))
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string ?? string.Empty)
            .ToArray();
        ImmutableArray<IParameterSymbol> parameters = function switch
        {
            IMethodSymbol method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            _ => ImmutableArray<IParameterSymbol>.Empty,
        };
        return parameters
            .Where(parameter => CanBeActive(parameter.Type) && !WellKnown.Has(parameter, WellKnown.NoGrad) && !known.Contains(parameter.Name))
            .Select(parameter => $"nameof({NameScope.Escape(parameter.Name)})");
    }

    private static bool CanBeActive(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Double or SpecialType.System_Single
        || WellKnown.Is(type.OriginalDefinition, WellKnown.Tensor);

    private static async Task<Document> AddAsync(
        Document document, SyntaxReference reference, string[] parameters, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root is null || await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not MemberDeclarationSyntax member)
        {
            return document;
        }

        AttributeSyntax[] rules = parameters
            .Select(parameter => Attributes.Of("Derivative", parameter, SymbolDisplay.FormatLiteral(SourceRules.Placeholder, quote: true)))
            .ToArray();
        return document.WithSyntaxRoot(root.ReplaceNode(member, Attributes.Mark(member, rules)));
    }
}
