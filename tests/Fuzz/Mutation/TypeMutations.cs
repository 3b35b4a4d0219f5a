using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Fuzz.Mutation;

/// <summary>Types changed into others, and into arrays, spans and nullable ones of themselves.</summary>
internal static class TypeMutations
{
    private static readonly string[] Others =
    [
        "double", "float", "int", "long", "bool", "decimal", "string", "object", "dynamic", "var", "byte", "void", "nint", "System.Half",
        "double[]", "double[,]", "double[][]", "System.Span<double>", "System.ReadOnlySpan<float>", "(double A, double B)", "double?",
        "System.Numerics.Vector3", "System.Func<double, double>", "AutoDiffGen.Tensor<double>", "AutoDiffGen.Tensor<float>", "System.Collections.Generic.List<double>",
    ];

    private static readonly string[] Wrappers = ["$[]", "$?", "$[,]", "System.Span<$>", "System.Collections.Generic.List<$>", "($, $)", "ref $", "$*"];

    public static Func<SyntaxNode, Rng, string?>[] All { get; } = [Change, Change, Wrap];

    private static string? Change(SyntaxNode root, Rng random) => Pick(root, random) is { } type
        ? SourceMutator.Replace(root, (type.Span, random.Pick(Others)))
        : null;

    private static string? Wrap(SyntaxNode root, Rng random) => Pick(root, random) is { } type
        ? SourceMutator.Replace(root, (type.Span, random.Pick(Wrappers).Replace("$", type.ToString(), StringComparison.Ordinal)))
        : null;

    private static TypeSyntax? Pick(SyntaxNode root, Rng random) => SourceMutator.PickNode<TypeSyntax>(
        root, random, type => type is PredefinedTypeSyntax or ArrayTypeSyntax or GenericNameSyntax || type.Parent is ParameterSyntax or VariableDeclarationSyntax);
}
