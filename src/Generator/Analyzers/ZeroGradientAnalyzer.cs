using System.Collections.Immutable;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Generator.Analyzers;

/// <summary>
/// Warns of gradients that are always zero, in [Differentiable] methods and in what they call. It reads a method with the
/// generator's own parser; what is rejected is the generator's to report.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ZeroGradientAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.DerivativeIsZero, Descriptors.GradientIsZero, Descriptors.ResultIsConstant);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.MethodDeclaration);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var declaration = (MethodDeclarationSyntax)context.Node;
        if (declaration.AttributeLists.Count == 0
            || context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } method
            || WellKnown.Attribute(method, WellKnown.Differentiable) is not { } attribute)
        {
            return;
        }

        var source = new AttributedMethod(method, declaration, attribute, context.SemanticModel);
        foreach (DiagnosticInfo hint in ZeroGradients.Of(source, context.CancellationToken))
        {
            context.ReportDiagnostic(hint.ToDiagnostic(context.Compilation));
        }
    }
}
