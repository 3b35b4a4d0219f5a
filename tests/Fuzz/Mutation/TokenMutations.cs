using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Fuzz.Mutation;

/// <summary>Tokens dropped, doubled, exchanged with the next one, or replaced by others of the file.</summary>
internal static class TokenMutations
{
    public static Func<SyntaxNode, Rng, string?>[] All { get; } =
    [
        (root, random) => Edit(root, random, (tokens, at) => tokens.RemoveAt(at)),
        (root, random) => Edit(root, random, (tokens, at) => tokens.Insert(at, tokens[at])),
        (root, random) => Edit(root, random, (tokens, at) => (tokens[at], tokens[at + 1]) = (tokens[at + 1], tokens[at])),
        (root, random) => Edit(root, random, (tokens, at) => tokens[at] = random.Pick(tokens)),
        (root, random) => Edit(root, random, (tokens, at) => tokens[at] = SameKind(tokens, tokens[at], random)),
        (root, random) => Edit(root, random, (tokens, at) => tokens[at] = SameKind(tokens, tokens[at], random)),
    ];

    private static string? Edit(SyntaxNode root, Rng random, Action<List<SyntaxToken>, int> edit)
    {
        List<SyntaxToken> tokens = [.. root.DescendantTokens()];
        if (tokens.Count < 3)
            return null;
        edit(tokens, random.Below(tokens.Count - 1));
        var text = new StringBuilder();
        foreach (var token in tokens)
            text.Append(token.LeadingTrivia.ToFullString()).Append(' ').Append(token.Text).Append(' ').Append(token.TrailingTrivia.ToFullString());
        return text.ToString();
    }

    /// <summary>Another name for a name, another number for a number: most of these mutants compile.</summary>
    private static SyntaxToken SameKind(List<SyntaxToken> tokens, SyntaxToken token, Rng random)
    {
        SyntaxToken[] others = [.. tokens.Where(other => other.IsKind(token.Kind()))];
        return random.Pick(others);
    }
}
