using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.CodeFixes;

/// <summary>Writes <c>z.AddInPlace(y);</c> as <c>z += y;</c>, which makes a new tensor and leaves the old one alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseOperatorFix)), Shared]
public sealed class UseOperatorFix : SyntaxFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.InPlace.Id);

    private protected override string Title => "Assign the result of an operator";

    private protected override IEnumerable<SyntaxNode> Targets(SyntaxNode root, Diagnostic diagnostic) => root
        .FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
        .AncestorsAndSelf()
        .OfType<ExpressionStatementSyntax>()
        .Take(1)
        .Where(statement => Assignment(statement) is not null);

    private protected override SyntaxNode Replace(SyntaxNode node) =>
        SyntaxFactory.ParseStatement(Assignment((ExpressionStatementSyntax)node) + ";").WithTriviaFrom(node);

    private static string? Assignment(ExpressionStatementSyntax statement)
    {
        if (statement.Expression is not InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver, Name.Identifier.ValueText: var method },
                ArgumentList.Arguments: var arguments,
            }
            || arguments.Any(argument => argument.NameColon is not null))
        {
            return null;
        }

        string[] operands = arguments.Select(argument => InProduct(argument.Expression)).ToArray();
        return (method, operands) switch
        {
            ("AddInPlace", [_]) => $"{receiver} += {arguments[0]}",
            ("MultiplyInPlace", [_]) => $"{receiver} *= {arguments[0]}",
            ("AddScaledInPlace", [var other, var scale]) => $"{receiver} += {scale} * {other}",
            ("SubtractScaledInPlace", [var other, var scale]) => $"{receiver} -= {scale} * {other}",
            _ => null,
        };
    }

    private static string InProduct(ExpressionSyntax operand) => operand
        is IdentifierNameSyntax or LiteralExpressionSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax
            ? operand.ToString()
            : $"({operand})";
}
