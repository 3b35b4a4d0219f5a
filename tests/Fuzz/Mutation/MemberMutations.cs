using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffGen.Fuzz.Mutation;

/// <summary>Modifiers, attributes and parameters of members changed; methods that nobody meant to differentiate marked.</summary>
internal static class MemberMutations
{
    private static readonly string[] Modifiers =
        ["static", "partial", "unsafe", "virtual", "override", "async", "readonly", "abstract", "sealed", "extern", "private", "new", "required", "ref"];

    private static readonly string[] ParameterModifiers = ["ref ", "out ", "in ", "params ", "this ", "scoped ", "ref readonly ", "[AutoDiffGen.NoGrad] ", "[AutoDiffGen.Shape(\"N\")] "];

    private static readonly string[] Derivatives =
        ["", "(AutoDiffGen.Derivatives.Jvp)", "((AutoDiffGen.Derivatives)7)", "(AutoDiffGen.Derivatives.Vjp)", "((AutoDiffGen.Derivatives)255)"];

    public static Func<SyntaxNode, Rng, string?>[] All { get; } = [Mark, Mark, Mark, Modify, ChangeParameter];

    /// <summary>Marks a method, and makes the types around it partial.</summary>
    private static string? Mark(SyntaxNode root, Rng random)
    {
        if (SourceMutator.PickNode<MethodDeclarationSyntax>(root, random) is not { } method)
            return null;
        var types = method.Ancestors().OfType<TypeDeclarationSyntax>().Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword));
        return SourceMutator.Replace(
            root,
            [
                (new TextSpan(method.SpanStart, 0), $"[AutoDiffGen.Differentiable{random.Pick(Derivatives)}] "),
                .. types.Select(type => (new TextSpan(type.Keyword.SpanStart, 0), "partial ")),
            ]);
    }

    private static string? Modify(SyntaxNode root, Rng random)
    {
        if (SourceMutator.PickNode<MemberDeclarationSyntax>(root, random, member => member is MethodDeclarationSyntax or TypeDeclarationSyntax or FieldDeclarationSyntax) is not { } member)
            return null;
        string modifier = random.Pick(Modifiers);
        var present = member.Modifiers.FirstOrDefault(token => token.Text == modifier);
        return present.Text.Length > 0
            ? SourceMutator.Replace(root, (present.Span, ""))
            : SourceMutator.Replace(root, (new TextSpan(member.Modifiers.Count > 0 ? member.Modifiers[0].SpanStart : member.SpanStart, 0), modifier + " "));
    }

    private static string? ChangeParameter(SyntaxNode root, Rng random)
    {
        if (SourceMutator.PickNode<ParameterSyntax>(root, random, parameter => parameter.Type is not null) is not { } parameter)
            return null;
        string text = random.Chance(70) ? random.Pick(ParameterModifiers) + parameter
            : random.Chance(50) ? $"{parameter} = default"
            : $"{parameter}, {parameter.Type} {parameter.Identifier}2";
        return SourceMutator.Replace(root, (parameter.Span, text));
    }
}
