using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Fuzz.Mutation;

/// <summary>Statements moved, left out, repeated, and put into other statements.</summary>
internal static class StatementMutations
{
    private static readonly string[] Wrappers =
    [
        "if (true) { $ }",
        "{ $ }",
        "for (int wrapped = 0; wrapped < 2; wrapped++) { $ }",
        "while (true) { $ break; }",
        "do { $ } while (false);",
        "try { $ } finally { }",
        "try { $ } catch (System.Exception) { throw; }",
        "lock (new object()) { $ }",
        "unchecked { $ }",
        "checked { $ }",
        "switch (1) { case 1: $ break; }",
        "foreach (var wrapped in new[] { 1, 2 }) { $ }",
        "System.Action wrapped = () => { $ }; wrapped();",
        "void Wrapped() { $ } Wrapped();",
        "unsafe { $ }",
        "goto Wrapped; Wrapped: $",
        "using (new System.IO.StringReader(\"\")) { $ }",
    ];

    private static readonly string[] Inserted =
    [
        ";", "return;", "break;", "continue;", "throw new System.Exception();", "_ = 1;", "var inserted = default(double?);",
        "dynamic inserted = 1.0;", "object inserted = 1.0;", "System.Span<double> inserted = stackalloc double[2];", "await null;",
        "yield break;", "double inserted; inserted = 1;", "goto Nowhere;", "Nowhere: ;", "(double p, var q) = (1.0, 2);", "const double inserted = 1;",
    ];

    public static Func<SyntaxNode, Rng, string?>[] All { get; } = [Move, Drop, Double, Wrap, Insert];

    private static string? Move(SyntaxNode root, Rng random)
    {
        if (Pick(root, random) is not { } one || Pick(root, random) is not { } other || one.Contains(other) || other.Contains(one))
            return null;
        return SourceMutator.Replace(root, (one.Span, other.ToString()), (other.Span, one.ToString()));
    }

    private static string? Drop(SyntaxNode root, Rng random) => PickInBlock(root, random) is { } statement
        ? SourceMutator.Replace(root, (statement.Span, ""))
        : null;

    private static string? Double(SyntaxNode root, Rng random) => PickInBlock(root, random) is { } statement
        ? SourceMutator.Replace(root, (statement.Span, $"{statement}\n{statement}"))
        : null;

    private static string? Wrap(SyntaxNode root, Rng random) => Pick(root, random) is { } statement
        ? SourceMutator.Replace(root, (statement.Span, random.Pick(Wrappers).Replace("$", statement.ToString(), StringComparison.Ordinal)))
        : null;

    private static string? Insert(SyntaxNode root, Rng random) => PickInBlock(root, random) is { } statement
        ? SourceMutator.Replace(root, (statement.Span, $"{random.Pick(Inserted)}\n{statement}"))
        : null;

    private static StatementSyntax? PickInBlock(SyntaxNode root, Rng random) =>
        SourceMutator.PickNode<StatementSyntax>(root, random, statement => statement.Parent is BlockSyntax);

    private static StatementSyntax? Pick(SyntaxNode root, Rng random) =>
        SourceMutator.PickNode<StatementSyntax>(root, random, statement => statement is not BlockSyntax);
}
