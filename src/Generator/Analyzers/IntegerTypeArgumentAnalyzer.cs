using System;
using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Analyzers;

/// <summary>
/// Finds derivatives of generic methods that are asked for integers: what is constrained to <c>INumber</c> compiles for them,
/// but what it gives is no derivative.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IntegerTypeArgumentAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] Suffixes = [.. Enum.GetNames(typeof(Members)), "Forward", "Backward"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.IntegerTypeArgument);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(
            static operation => Analyze(operation, ((IInvocationOperation)operation.Operation).TargetMethod), OperationKind.Invocation);
        context.RegisterOperationAction(
            static operation => Analyze(operation, ((IMethodReferenceOperation)operation.Operation).Method), OperationKind.MethodReference);
    }

    private static void Analyze(OperationAnalysisContext context, IMethodSymbol called)
    {
        ImmutableArray<ITypeSymbol> arguments = SymbolIds.TypeArguments(called);
        if (arguments.FirstOrDefault(IsInteger) is null || MethodOf(called) is not { } method)
        {
            return;
        }

        ImmutableArray<ITypeSymbol> parameters = SymbolIds.TypeArguments(method);
        for (int i = 0; i < arguments.Length; i++)
        {
            if (IsInteger(arguments[i]) && parameters[i] is ITypeParameterSymbol parameter && WellKnown.IsNumber(parameter))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.IntegerTypeArgument,
                    context.Operation.Syntax.GetLocation(),
                    called.Name,
                    arguments[i].ToDisplayString(Formats.Message)));
                return;
            }
        }
    }

    /// <summary>The differentiated method that a member was generated for; null for any other member.</summary>
    private static IMethodSymbol? MethodOf(IMethodSymbol called) => called.ContainingType.OriginalDefinition.GetMembers()
        .OfType<IMethodSymbol>()
        .FirstOrDefault(method => method.Arity == called.Arity
            && called.Name.StartsWith(method.Name, StringComparison.Ordinal)
            && Suffixes.Contains(called.Name.Substring(method.Name.Length))
            && WellKnown.Has(method, WellKnown.Differentiable));

    private static bool IsInteger(ITypeSymbol type) => type.AllInterfaces.Any(candidate => candidate.Name == "IBinaryInteger" && WellKnown.IsOfNumbers(candidate));
}
