using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiffGen.CodeFixes;

/// <summary>Makes a member internal that a derivative in another type has to use.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeAccessibleFix)), Shared]
public sealed class MakeAccessibleFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.Inaccessible.Id);

    /// <summary>Whether a member should be seen elsewhere is decided for each.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is { } use
            && model?.GetSymbolInfo(use, context.CancellationToken).Symbol?.OriginalDefinition is { DeclaredAccessibility: Accessibility.Private } member
            && member.DeclaringSyntaxReferences.FirstOrDefault() is { } reference
            && context.Document.Project.Solution.GetDocument(reference.SyntaxTree) is { } document)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Make '{member.Name}' internal",
                    cancellation => MakeInternalAsync(document, reference, cancellation),
                    nameof(MakeAccessibleFix)),
                context.Diagnostics);
        }
    }

    private static async Task<Document> MakeInternalAsync(Document document, SyntaxReference reference, CancellationToken cancellation)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        SyntaxNode declaration = await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false);
        editor.SetAccessibility(declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? declaration, Accessibility.Internal);
        return editor.GetChangedDocument();
    }
}
