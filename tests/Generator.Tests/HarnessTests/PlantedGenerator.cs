using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Tests.HarnessTests;

/// <summary>
/// A generator with every fault that the harness must notice: it carries a symbol in its model, warns at each class, and
/// its output for a class named Broken does not compile.
/// </summary>
#pragma warning disable RS2008 // A test subject: its one diagnostic is not released.
internal sealed class PlantedGenerator : IIncrementalGenerator
{
    public const string Step = "Planted";

    private static readonly DiagnosticDescriptor Seen =
        new("PLANT1", "Seen", "Seen {0}", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var classes = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is ClassDeclarationSyntax,
                static (syntax, cancel) => syntax.SemanticModel.GetDeclaredSymbol((ClassDeclarationSyntax)syntax.Node, cancel)!)
            .WithTrackingName(Step);
        context.RegisterSourceOutput(classes, static (output, symbol) =>
        {
            output.ReportDiagnostic(Diagnostic.Create(Seen, symbol.Locations[0], symbol.Name));
            output.AddSource($"{symbol.Name}.g.cs", symbol.Name == "Broken" ? "class Broken {" : $"// {symbol.Name}");
        });
    }
}
