using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffGen.Generator.Emit;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Derivatives that another differentiated method calls. They are generated ahead, so that the calls bind; what is
/// differentiated then is not their text, but the IR that it is made of.
/// </summary>
internal sealed class GeneratedAhead
{
    private readonly Dictionary<SyntaxTree, MethodModel> _methods = [];
    private readonly HashSet<string> _names = [];

    /// <summary>The method that a member was generated for; null for any other member.</summary>
    public IMethodSymbol? MethodOf(IMethodSymbol member, Compilation compilation) =>
        member.DeclaringSyntaxReferences.FirstOrDefault() is { } declared && _methods.TryGetValue(declared.SyntaxTree, out MethodModel? method)
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(method.Id, compilation) as IMethodSymbol
            : null;

    /// <summary>The same method in a compilation in which the names bind.</summary>
    /// <exception cref="Rejection">They are no derivatives of methods of this compilation.</exception>
    public static AttributedMethod Bind(AttributedMethod source, UnboundDerivative unbound, CancellationToken cancellation)
    {
        GeneratedAhead ahead = source.Ahead ?? new GeneratedAhead();
        Compilation compilation = source.Model.Compilation;
        SyntaxTree[] trees = unbound.Names
            .Where(ahead._names.Add)
            .SelectMany(UnboundDerivative.MethodsOf)
            .Distinct()
            .SelectMany(name => compilation.GetSymbolsWithName(name, SymbolFilter.Member, cancellation))
            .OfType<IMethodSymbol>()
            .Select(method => ahead.Generate(method, source, cancellation))
            .OfType<SyntaxTree>()
            .ToArray();
        if (trees.Length == 0)
        {
            throw new Rejection(unbound.Error);
        }

        compilation = compilation.AddSyntaxTrees(trees);
        SemanticModel model = compilation.GetSemanticModel(source.Declaration.SyntaxTree);
        return Find(model.GetDeclaredSymbol(source.Declaration, cancellation)!, compilation, cancellation)! with { Ahead = ahead, CalledFrom = source.CalledFrom };
    }

    private SyntaxTree? Generate(IMethodSymbol method, AttributedMethod source, CancellationToken cancellation)
    {
        if (Find(method, source.Model.Compilation, cancellation) is not { } attributed || source.IsCalledFrom(attributed))
        {
            return null;
        }

        ParseResult parsed = MethodParser.Parse(attributed with { CalledFrom = source }, cancellation);
        if (parsed.Model is null)
        {
            return null;
        }

        EmittedFile file = EmittedFile.From(parsed.Model, new GeneratorOptions(Optimize: true, SecondOrder: false));
        if (file.Failure is not null)
        {
            return null;
        }

        SyntaxTree tree = CSharpSyntaxTree.ParseText(
            file.Text, (CSharpParseOptions)source.Declaration.SyntaxTree.Options, file.HintName, cancellationToken: cancellation);
        _methods.Add(tree, parsed.Model);
        return tree;
    }

    private static AttributedMethod? Find(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        WellKnown.Attribute(method, WellKnown.Differentiable) is { } attribute
        && (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is MethodDeclarationSyntax declaration
            ? new AttributedMethod(method, declaration, attribute, compilation.GetSemanticModel(declaration.SyntaxTree))
            : null;
}
