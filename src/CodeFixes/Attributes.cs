using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace AutoDiffGen.CodeFixes;

/// <summary>Attributes of the runtime as syntax, to be shortened where their namespace is imported.</summary>
internal static class Attributes
{
    public static AttributeSyntax Of(string name, params string[] arguments) => SyntaxFactory.Attribute(
        SyntaxFactory.ParseName("global::AutoDiffGen." + name).WithAdditionalAnnotations(Simplifier.Annotation),
        arguments.Length == 0
            ? null
            : SyntaxFactory.AttributeArgumentList(SyntaxFactory.SeparatedList(
                arguments.Select(argument => SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression(argument).WithAdditionalAnnotations(Simplifier.Annotation))))));

    /// <summary>Puts an attribute in front, into the list that is there where there is one.</summary>
    public static ParameterSyntax Mark(ParameterSyntax parameter, AttributeSyntax attribute) =>
        parameter.AttributeLists.FirstOrDefault() is { } list
            ? parameter.ReplaceNode(list, list.WithAttributes(list.Attributes.Insert(0, attribute)).WithAdditionalAnnotations(Formatter.Annotation))
            : parameter.WithoutLeadingTrivia()
                .AddAttributeLists(List(attribute).WithTrailingTrivia(SyntaxFactory.Space))
                .WithLeadingTrivia(parameter.GetLeadingTrivia());

    /// <summary>Puts attributes in lines of their own above a member, below its documentation.</summary>
    public static MemberDeclarationSyntax Mark(MemberDeclarationSyntax member, params AttributeSyntax[] attributes)
    {
        SyntaxTriviaList leading = member.GetLeadingTrivia();
        SyntaxTrivia indent = leading.LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        MemberDeclarationSyntax bare = member.WithLeadingTrivia(indent);
        MemberDeclarationSyntax marked = bare.WithAttributeLists(bare.AttributeLists.InsertRange(
            0, attributes.Select(attribute => List(attribute).WithLeadingTrivia(indent).WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed))));
        return marked.WithLeadingTrivia(leading);
    }

    private static AttributeListSyntax List(AttributeSyntax attribute) =>
        SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute));
}
