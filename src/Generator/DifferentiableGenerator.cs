using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Emit;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator;

/// <summary>Writes the derivatives of methods marked [Differentiable], and records the rules of [Derivative].</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DifferentiableGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Switches from the build
        IncrementalValueProvider<GeneratorOptions> options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => OptionsReader.Read(provider))
            .WithTrackingName(TrackingNames.Options);

        // Parse: the only step that sees symbols and syntax
        IncrementalValuesProvider<ParseResult> parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                WellKnown.Differentiable,
                static (node, _) => node is MethodDeclarationSyntax,
                static (attributed, cancellation) => MethodParser.Parse(attributed, cancellation))
            .WithTrackingName(TrackingNames.Parse);

        // Differentiate and emit: from value to value
        IncrementalValuesProvider<EmittedFile> files = parsed
            .Where(static result => result.Model is not null)
            .Select(static (result, _) => result.Model!)
            .WithTrackingName(TrackingNames.Model)
            .Combine(options)
            .Select(static (pair, _) => EmittedFile.From(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Emit);
        context.RegisterSourceOutput(files.Where(static file => file.Failure is null), static (output, file) => file.AddTo(output));

        // The types of gradients, each once, however many methods need it
        IncrementalValuesProvider<GradientTypeModel> gradientTypes = parsed
            .SelectMany(static (result, _) => result.Model?.GradientTypes ?? EquatableArray<GradientTypeModel>.Empty)
            .Collect()
            .SelectMany(static (types, _) => types.GroupBy(type => type.HintName).Select(group => group.First()))
            .WithTrackingName(TrackingNames.GradientTypes);
        context.RegisterSourceOutput(gradientTypes, static (output, type) => GradientTypeEmitter.AddTo(output, type));

        // What fails after parsing is reported where the method is by then
        IncrementalValuesProvider<EmitFailure> failures = files
            .Where(static file => file.Failure is not null)
            .Select(static (file, _) => file.Failure!)
            .WithTrackingName(TrackingNames.Failures);
        context.RegisterSourceOutput(
            failures.Combine(context.CompilationProvider),
            static (output, pair) => output.ReportDiagnostic(pair.Left.ToDiagnostic(pair.Right)));

        // Rejections move without re-emitting anything
        IncrementalValuesProvider<DiagnosticInfo> rejections = parsed
            .SelectMany(static (result, _) => result.Diagnostics)
            .WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(
            rejections.Combine(context.CompilationProvider),
            static (output, pair) => output.ReportDiagnostic(pair.Left.ToDiagnostic(pair.Right)));

        // Rules that this assembly declares, for those that reference it
        RuleExport.Register(context);
    }
}
