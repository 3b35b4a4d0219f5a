using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Fuzz.Mutation;

/// <summary>Names renamed: to those that the generator would like to use, to keywords, and to other names of the file.</summary>
internal static class NameMutations
{
    private static readonly string[] Dangerous =
    [
        "value", "grad", "gradX", "gradOut", "tangentX", "Math", "MathF", "System", "Tensor", "AutoDiffGen", "@class", "@double", "_", "__", "i", "iteration",
        "saved", "xs", "Value", "GradX", "Saved", "T", "æøå", "@if", "Item1", "global", "field", "record", "F", "hasReturned", "goesOn", "result",
    ];

    public static Func<SyntaxNode, Rng, string?>[] All { get; } = [Everywhere, Everywhere, Once];

    private static string? Everywhere(SyntaxNode root, Rng random)
    {
        SyntaxToken[] names = Names(root);
        if (names.Length == 0)
            return null;
        string old = random.Pick(names).Text, other = New(names, random);
        return SourceMutator.Replace(root, [.. names.Where(name => name.Text == old).Select(name => (name.Span, other))]);
    }

    private static string? Once(SyntaxNode root, Rng random)
    {
        SyntaxToken[] names = Names(root);
        return names.Length == 0 ? null : SourceMutator.Replace(root, (random.Pick(names).Span, New(names, random)));
    }

    private static SyntaxToken[] Names(SyntaxNode root) => [.. root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken))];

    private static string New(SyntaxToken[] names, Rng random) => random.Chance(60) ? random.Pick(Dangerous) : random.Pick(names).Text;
}
