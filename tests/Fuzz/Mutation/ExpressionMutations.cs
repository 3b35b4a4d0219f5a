using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Fuzz.Mutation;

/// <summary>Expressions exchanged with others of the file, and put into forms that few people write.</summary>
internal static class ExpressionMutations
{
    private static readonly string[] Wrappers =
    [
        "($)", "(($) + 0)", "-($)", "(true ? $ : $)", "checked($)", "unchecked($)", "($, 1).Item1", "((System.Func<double>)(() => $))()",
        "(double)(object)($)", "(float)($)", "(int)($)", "($) switch { _ => $ }", "new[] { $ }[0]", "default(double?) ?? ($)", "(double)(decimal)($)",
        "((dynamic)($))", "($ is var z ? z : 0)", "System.Math.Max($, $)", "(System.Double)($)", "($)!", "nameof(System).Length * ($)", "throw new System.Exception($\"{$}\")",
        "System.Math.Sqrt($)", "System.MathF.Sin((float)($))", "double.Clamp($, 0, 1)", "new System.Random(1).NextDouble() * ($)",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0.0", "1e308", "double.NaN", "double.Epsilon", "1.5f", "2m", "0x10", "1_000.5", "int.MaxValue", "'a'", "null", "default", "\"text\"", "1e-320", "3UL",
    ];

    public static Func<SyntaxNode, Rng, string?>[] All { get; } = [Exchange, Wrap, Wrap, Number, Drop];

    private static string? Exchange(SyntaxNode root, Rng random)
    {
        if (Pick(root, random) is not { } one || Pick(root, random) is not { } other || one.Contains(other) || other.Contains(one))
            return null;
        return SourceMutator.Replace(root, (one.Span, other.ToString()), (other.Span, one.ToString()));
    }

    private static string? Wrap(SyntaxNode root, Rng random) => Pick(root, random) is { } expression
        ? SourceMutator.Replace(root, (expression.Span, random.Pick(Wrappers).Replace("$", expression.ToString(), StringComparison.Ordinal)))
        : null;

    private static string? Number(SyntaxNode root, Rng random) =>
        SourceMutator.PickNode<LiteralExpressionSyntax>(root, random) is { } literal
            ? SourceMutator.Replace(root, (literal.Span, random.Pick(Numbers)))
            : null;

    /// <summary>An operation becomes one of its operands.</summary>
    private static string? Drop(SyntaxNode root, Rng random) =>
        SourceMutator.PickNode<ExpressionSyntax>(root, random, IsMadeOfOthers) is { } expression
            ? SourceMutator.Replace(root, (expression.Span, random.Pick(expression.DescendantNodes().OfType<ExpressionSyntax>().ToArray()).ToString()))
            : null;

    private static bool IsMadeOfOthers(ExpressionSyntax expression) =>
        expression is not TypeSyntax && expression.DescendantNodes().OfType<ExpressionSyntax>().Any();

    private static ExpressionSyntax? Pick(SyntaxNode root, Rng random) =>
        SourceMutator.PickNode<ExpressionSyntax>(root, random, expression => expression is not TypeSyntax or IdentifierNameSyntax);
}
