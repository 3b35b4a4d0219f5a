using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.CodeFixes;

/// <summary>Marks a parameter [NoGrad]: one whose gradient is always zero, or of a type that cannot have one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddNoGradFix)), Shared]
public sealed class AddNoGradFix : SyntaxFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(Descriptors.GradientIsZero.Id, Descriptors.UnsupportedParameter.Id);

    private protected override string Title => "Mark the parameter [NoGrad]";

    private protected override IEnumerable<SyntaxNode> Targets(SyntaxNode root, Diagnostic diagnostic) => root
        .FindNode(diagnostic.Location.SourceSpan)
        .AncestorsAndSelf()
        .OfType<ParameterSyntax>()
        .Take(1)
        .Where(parameter => !parameter.Modifiers.Any(modifier => modifier.Text is "ref" or "out") && !IsMarked(parameter));

    private protected override SyntaxNode Replace(SyntaxNode node) =>
        Attributes.Mark((ParameterSyntax)node, Attributes.Of("NoGrad"));

    private static bool IsMarked(ParameterSyntax parameter) => parameter.AttributeLists
        .SelectMany(list => list.Attributes)
        .Any(attribute => attribute.Name.ToString() is "NoGrad" or "AutoDiffGen.NoGrad");
}
