using System.Text;
using AutoDiffGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Tests.Robustness;

/// <summary>Spoils a source text as a typist does: tokens are dropped, doubled, swapped, or replaced by others of the file.</summary>
internal static class Mutator
{
    public static string Mutate(string content, int seed)
    {
        var random = new Random(seed);
        List<SyntaxToken> tokens = [.. CSharpSyntaxTree.ParseText(content, GeneratorHost.ParseOptions).GetRoot().DescendantTokens()];
        for (int mutations = random.Next(1, 4); mutations > 0; mutations--)
        {
            int at = random.Next(tokens.Count - 1);
            switch (random.Next(5))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[at]);
                    break;
                case 2:
                    (tokens[at], tokens[at + 1]) = (tokens[at + 1], tokens[at]);
                    break;
                case 3:
                    tokens[at] = tokens[random.Next(tokens.Count)];
                    break;
                default:
                    tokens[at] = SameKind(tokens, tokens[at], random);
                    break;
            }
        }

        return Print(tokens);
    }

    /// <summary>Another name for a name, another number for a number: most of these mutants compile.</summary>
    private static SyntaxToken SameKind(List<SyntaxToken> tokens, SyntaxToken token, Random random)
    {
        var others = tokens.Where(other => other.IsKind(token.Kind())).ToArray();
        return others[random.Next(others.Length)];
    }

    private static string Print(List<SyntaxToken> tokens)
    {
        var text = new StringBuilder();
        foreach (var token in tokens)
            text.Append(token.LeadingTrivia.ToFullString()).Append(' ').Append(token.Text).Append(' ').Append(token.TrailingTrivia.ToFullString());
        return text.ToString();
    }
}
