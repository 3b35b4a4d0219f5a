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

namespace AutoDiffGen.CodeFixes;

/// <summary>Marks a field or a property [NoGrad] that could carry a gradient and has none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkMemberFix)), Shared]
public sealed class MarkMemberFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.ActiveMember.Id);

    /// <summary>Whether a member is a constant is decided for each.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is { } use
            && model?.GetSymbolInfo(use, context.CancellationToken).Symbol?.OriginalDefinition is { Kind: SymbolKind.Field or SymbolKind.Property } member
            && member.DeclaringSyntaxReferences.FirstOrDefault() is { } reference
            && DeclarationOf(await reference.GetSyntaxAsync(context.CancellationToken).ConfigureAwait(false)) is { } declaration
            && context.Document.Project.Solution.GetDocument(reference.SyntaxTree) is { } document)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Mark '{member.Name}' [NoGrad]",
                    cancellation => MarkAsync(document, declaration, cancellation),
                    nameof(MarkMemberFix)),
                context.Diagnostics);
        }
    }

    /// <summary>What an attribute can stand on, for this member alone.</summary>
    private static MemberDeclarationSyntax? DeclarationOf(SyntaxNode declared) => declared switch
    {
        PropertyDeclarationSyntax property => property,
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } } => field,
        _ => null,
    };

    private static async Task<Document> MarkAsync(Document document, MemberDeclarationSyntax declaration, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return document.WithSyntaxRoot(root!.ReplaceNode(declaration, Attributes.Mark(declaration, Attributes.Of("NoGrad"))));
    }
}
