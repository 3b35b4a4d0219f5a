using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffGen.Fuzz.Mutation;

/// <summary>
/// Spoils a source text as a typist does, or as a language lawyer does: most mutants of the first kind do not compile, many
/// of the second do.
/// </summary>
internal static class SourceMutator
{
    private const int MostMutations = 3;

    private static readonly Func<SyntaxNode, Rng, string?>[] Kinds =
    [
        .. TokenMutations.All,
        .. StatementMutations.All,
        .. ExpressionMutations.All,
        .. TypeMutations.All,
        .. NameMutations.All,
        .. MemberMutations.All,
    ];

    public static string Mutate(string content, Rng random, CSharpParseOptions options)
    {
        for (int left = random.Between(1, MostMutations); left > 0; left--)
        {
            var root = CSharpSyntaxTree.ParseText(content, options).GetRoot();
            content = random.Pick(Kinds)(root, random) ?? content;
        }

        return content;
    }

    /// <summary>
    /// The text with other texts in the places of some nodes. It is text that is edited, not trees, since most of what comes
    /// out is no tree that could be built.
    /// </summary>
    public static string Replace(SyntaxNode root, params IReadOnlyCollection<(TextSpan Span, string Text)> changes) =>
        root.GetText().WithChanges(changes.OrderBy(change => change.Span.Start).Select(change => new TextChange(change.Span, change.Text))).ToString();

    /// <summary>A node of a kind; null where there is none.</summary>
    public static T? PickNode<T>(SyntaxNode root, Rng random, Func<T, bool>? where = null)
        where T : SyntaxNode
    {
        T[] nodes = [.. root.DescendantNodes().OfType<T>().Where(where ?? (_ => true))];
        return nodes.Length == 0 ? null : random.Pick(nodes);
    }
}
