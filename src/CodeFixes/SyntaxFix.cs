using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AutoDiffGen.CodeFixes;

/// <summary>
/// A fix that replaces nodes of the document in which the diagnostic stands, by syntax alone. Fixing all of them in a
/// document is fixing them together, so that two that meet in one node do not disturb each other.
/// </summary>
public abstract class SyntaxFix : CodeFixProvider
{
    /// <summary>What the editor offers.</summary>
    private protected abstract string Title { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        (context, document, diagnostics) => ApplyAsync(document, diagnostics, context.CancellationToken)!);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            var targets = new HashSet<SyntaxNode>(Targets(root, diagnostic));
            if (targets.Count > 0)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        Title,
                        cancellation => ApplyAsync(context.Document, ImmutableArray.Create(diagnostic), cancellation),
                        GetType().Name),
                    diagnostic);
            }
        }
    }

    /// <summary>The nodes that are to be replaced; none where the fix does not apply.</summary>
    private protected abstract IEnumerable<SyntaxNode> Targets(SyntaxNode root, Diagnostic diagnostic);

    /// <summary>What a node becomes, given that nodes inside of it may have been replaced already.</summary>
    private protected abstract SyntaxNode Replace(SyntaxNode node);

    private async Task<Document> ApplyAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, System.Threading.CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root is null)
        {
            return document;
        }

        var targets = new HashSet<SyntaxNode>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            targets.UnionWith(Targets(root, diagnostic));
        }

        return document.WithSyntaxRoot(root.ReplaceNodes(targets, (_, node) => Replace(node)));
    }
}
