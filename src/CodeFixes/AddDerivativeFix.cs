using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.CodeFixes;

/// <summary>
/// Adds a [Derivative], or the [Jvp] beside it, to a method of the solution for each parameter that needs one. The formula
/// is left to be written: what the fix adds is rejected, at the formula, until it is.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddDerivativeFix)), Shared]
public sealed class AddDerivativeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(Descriptors.NoDerivative.Id, Descriptors.NoForwardRule.Id);

    /// <summary>Formulas are written one at a time.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        Diagnostic diagnostic = context.Diagnostics[0];
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not { } call
            || Called(model?.GetSymbolInfo(call, context.CancellationToken).Symbol) is not { } function
            || function.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference
            || context.Document.Project.Solution.GetDocument(reference.SyntaxTree) is not { } document
            || Targets(diagnostic, function) is not { Length: > 0 } targets)
        {
            return;
        }

        string attribute = AttributeFor(diagnostic);
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Add [{attribute}] to '{function.Name}'",
                cancellation => AddAsync(document, reference, targets, attribute, cancellation),
                attribute),
            diagnostic);
    }

    private static string AttributeFor(Diagnostic diagnostic) => diagnostic.Id == Descriptors.NoForwardRule.Id ? "Jvp" : "Derivative";

    private static ISymbol? Called(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.DelegateInvoke or MethodKind.LocalFunction } => null,
        IMethodSymbol method => (method.ReducedFrom ?? method).OriginalDefinition,
        IPropertySymbol property => property.OriginalDefinition,
        _ => null,
    };

    /// <summary>The parameters that the diagnostic names and that no attribute is for yet, as they are written in one.</summary>
    private static string[] Targets(Diagnostic diagnostic, ISymbol function)
    {
        string[] names = diagnostic.Properties.TryGetValue(DiagnosticInfo.ParametersKey, out string? all) ? all!.Split(',') : [];
        string metadataName = "AutoDiffGen." + AttributeFor(diagnostic) + "Attribute";
        string?[] known = function.GetAttributes()
            .Where(attribute => WellKnown.Is(attribute.AttributeClass, metadataName))
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string)
            .ToArray();
        return names
            .Where(name => !known.Contains(name))
            .Where(name => name == ThisWord.Text || Parameters(function).Any(parameter => parameter.Name == name))
            .Select(name => name == ThisWord.Text ? "global::" + WellKnown.DerivativeWords + ".This" : $"nameof({NameScope.Escape(name)})")
            .ToArray();
    }

    private static ImmutableArray<IParameterSymbol> Parameters(ISymbol function) =>
        function is IMethodSymbol method ? method.Parameters : ((IPropertySymbol)function).Parameters;

    private static async Task<Document> AddAsync(
        Document document, SyntaxReference reference, string[] targets, string attribute, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root is null || await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not MemberDeclarationSyntax member)
        {
            return document;
        }

        string formula = SymbolDisplay.FormatLiteral(attribute == "Jvp" ? SourceRules.JvpPlaceholder : SourceRules.Placeholder, quote: true);
        AttributeSyntax[] rules = targets.Select(target => Attributes.Of(attribute, target, formula)).ToArray();
        return document.WithSyntaxRoot(root.ReplaceNode(member, Attributes.Mark(member, rules)));
    }
}
