using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Binds the formulas of the [Derivative] and [Jvp] attributes of one operation in source: each becomes the body of a
/// method in a scratch tree that is added to the compilation, so that C# itself resolves names and checks types.
/// </summary>
internal sealed class SourceRules
{
    /// <summary>What the code fix writes where a formula is missing.</summary>
    public const string Placeholder = "grad * ?";

    /// <summary>The same for forward mode.</summary>
    public const string JvpPlaceholder = "tangent * ?";

    private const string GradName = "grad";
    private const string ResultName = "result";
    private const string TangentName = "tangent";
    private const string ThisName = "this__";

    private static readonly ConditionalWeakTable<Compilation, Dictionary<string, SourceRules>> Cache = new();

    private readonly List<string> _texts = [];
    private readonly List<DiagnosticInfo> _diagnostics = [];

    /// <summary>The rules in canonical form.</summary>
    public IReadOnlyList<string> Texts => _texts;

    public IReadOnlyList<DiagnosticInfo> Diagnostics => _diagnostics;

    /// <summary>The rules of a method or property that is declared in this compilation.</summary>
    public static SourceRules Of(ISymbol operation, Compilation compilation, CancellationToken cancellation)
    {
        Dictionary<string, SourceRules> cache = Cache.GetOrCreateValue(compilation);
        string id = SymbolIds.OfDefinition(operation);
        lock (cache)
        {
            if (!cache.TryGetValue(id, out SourceRules? rules))
            {
                rules = new SourceRules();
                rules.Bind(operation, compilation, cancellation);
                cache.Add(id, rules);
            }

            return rules;
        }
    }

    private sealed record Formula(string Target, string Text, bool IsJvp, RuleKind Kind, Location TargetAt, Location At);

    private void Bind(ISymbol operation, Compilation compilation, CancellationToken cancellation)
    {
        var formulas = operation.GetAttributes()
            .Select(attribute => Read(attribute, cancellation))
            .Where(formula => formula is not null)
            .Cast<Formula>()
            .ToList();
        foreach (Formula formula in formulas.Where(formula => !formula.IsJvp))
        {
            if (formulas.First(other => !other.IsJvp && other.Target == formula.Target) != formula)
            {
                Report(formula, Descriptors.BadFormula, formula.Text, $"there is another rule for '{formula.Target}'");
                continue;
            }

            if (formula.Kind is < RuleKind.General or > RuleKind.Elementwise)
            {
                Report(formula, Descriptors.BadFormula, formula.Text, "its Kind is none of General, Linear and Elementwise");
                continue;
            }

            Formula? jvp = formulas.FirstOrDefault(other => other.IsJvp && other.Target == formula.Target);
            BindRule(operation, formula, jvp, compilation, cancellation);
        }

        foreach (Formula orphan in formulas.Where(
            formula => formula.IsJvp && !formulas.Any(other => !other.IsJvp && other.Target == formula.Target)))
        {
            Report(orphan, Descriptors.BadFormula, orphan.Text, "[Jvp] needs a [Derivative] for the same parameter beside it");
        }
    }

    private static Formula? Read(AttributeData attribute, CancellationToken cancellation)
    {
        bool isJvp = WellKnown.Is(attribute.AttributeClass, WellKnown.Jvp);
        if ((!isJvp && !WellKnown.Is(attribute.AttributeClass, WellKnown.Derivative))
            || attribute.ConstructorArguments.Length != 2
            || attribute.ConstructorArguments[0].Value is not string target
            || attribute.ConstructorArguments[1].Value is not string text
            || attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
        {
            return null;
        }

        RuleKind kind = attribute.NamedArguments
            .Where(argument => argument.Key == "Kind" && argument.Value.Value is int)
            .Select(argument => (RuleKind)(int)argument.Value.Value!)
            .FirstOrDefault();
        (Location targetAt, Location at) = syntax.ArgumentList is { Arguments.Count: > 1 } list
            ? (list.Arguments[0].GetLocation(), list.Arguments[1].GetLocation())
            : (syntax.GetLocation(), syntax.GetLocation());
        return new Formula(target, text, isJvp, kind, targetAt, at);
    }

    private void BindRule(ISymbol operation, Formula formula, Formula? jvp, Compilation compilation, CancellationToken cancellation)
    {
        var signature = RuleSignature.Of(operation);
        int index = signature.IndexOf(formula.Target);
        if (index < 0)
        {
            Report(formula with { At = formula.TargetAt }, Descriptors.UnknownRuleParameter, operation.ToDisplayString(Formats.Message), formula.Target);
            return;
        }

        Expr? vjp = Bind(signature, formula, index, compilation, cancellation);
        Expr? forward = jvp is null ? null : Bind(signature, jvp, index, compilation, cancellation);
        if (vjp is null || (jvp is not null && forward is null))
        {
            return;
        }

        var rule = new Rule(SymbolIds.OfDefinition(operation), index, formula.Kind, vjp, forward);
        _texts.Add(RuleWriter.Write(rule, type => _typeIds[type]));
    }

    private readonly Dictionary<TypeRef, string> _typeIds = [];

    private Expr? Bind(RuleSignature signature, Formula formula, int index, Compilation compilation, CancellationToken cancellation)
    {
        ITypeSymbol target = signature.Types[index];
        if (formula.Text.Trim() == "0")
        {
            return Remember(new Const(TypeRef.Double, 0, "0"), compilation.GetSpecialType(SpecialType.System_Double));
        }

        if (formula.Text.TrimEnd().EndsWith("?", System.StringComparison.Ordinal))
        {
            Report(formula, Descriptors.BadFormula, formula.Text, $"write the derivative of the result with respect to '{formula.Target}' in place of '?'");
            return null;
        }

        ITypeSymbol type = formula.IsJvp ? signature.ResultType : target;
        SyntaxTree tree = Scratch(signature, formula, index, type, compilation);
        CSharpCompilation scratch = (CSharpCompilation)compilation.AddSyntaxTrees(tree);
        SemanticModel model = scratch.GetSemanticModel(tree);
        MethodDeclarationSyntax method = tree.GetRoot(cancellation).DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        Diagnostic? error = model.GetDiagnostics(method.Span, cancellation)
            .Concat(tree.GetDiagnostics(cancellation))
            .FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (error is not null)
        {
            Report(formula, Descriptors.BadFormula, formula.Text, error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
            return null;
        }

        ExpressionSyntax expression = method.ExpressionBody!.Expression;
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        IOperation? bound = model.GetOperation(expression, cancellation);
        if (bound is null)
        {
            Report(formula, Descriptors.BadFormula, formula.Text, "it is not an expression that can be differentiated");
            return null;
        }

        if (bound.Parent is IConversionOperation { IsImplicit: true } conversion)
        {
            bound = conversion;
        }

        var symbols = new SymbolTranslator(new NameScope(model, expression.SpanStart), scratch);
        var operators = new OperatorCollector(scratch, symbols);
        var slots = new Dictionary<string, int> { [GradName] = Slot.Grad, [ResultName] = Slot.Result, [TangentName] = Slot.Tangent };
        for (int i = 0; i < signature.Names.Length; i++)
        {
            slots[signature.Names[i] == ThisWord.Text ? ThisName : signature.Names[i]] = i;
        }

        INamedTypeSymbol site = model.GetDeclaredSymbol(method, cancellation)!.ContainingType;
        try
        {
            Expr formulaExpr = new FormulaTranslator(scratch, symbols, operators, site, slots, signature.Operation).Translate(bound);
            RememberTypes(bound, symbols);
            return formulaExpr;
        }
        catch (Rejection rejection)
        {
            Report(formula, Descriptors.BadFormula, formula.Text, rejection.Info.Arguments[rejection.Info.Arguments.Count - 1]);
            return null;
        }
    }

    private Const Remember(Const constant, ITypeSymbol type)
    {
        _typeIds[constant.Type] = SymbolIds.OfType(type);
        return constant;
    }

    private void RememberTypes(IOperation operation, SymbolTranslator symbols)
    {
        foreach (IOperation descendant in operation.DescendantsAndSelf())
        {
            if (descendant.Type is { } type)
            {
                _typeIds[symbols.Type(type)] = SymbolIds.OfType(type);
            }
        }
    }

    private void Report(Formula formula, DiagnosticDescriptor descriptor, params string[] arguments) =>
        _diagnostics.Add(DiagnosticInfo.Create(descriptor, formula.At, arguments));

    /// <summary>The scratch tree: the imports and the namespace of the operation, and one method with the formula.</summary>
    private static SyntaxTree Scratch(RuleSignature signature, Formula formula, int index, ITypeSymbol type, Compilation compilation)
    {
        SyntaxNode declaration = signature.Operation.DeclaringSyntaxReferences[0].GetSyntax();
        var text = new StringBuilder();
        text.Append("#nullable disable\n");
        foreach (UsingDirectiveSyntax import in declaration.Ancestors().SelectMany(Usings).Where(import => import.GlobalKeyword.RawKind == 0))
        {
            text.Append(import.WithoutTrivia().ToFullString()).Append('\n');
        }

        for (INamedTypeSymbol? scope = signature.Operation.ContainingType; scope is not null; scope = scope.ContainingType)
        {
            if (!scope.IsGenericType)
            {
                text.Append("using static ").Append(scope.ToDisplayString(Formats.Type)).Append(";\n");
            }
        }

        string space = signature.Operation.ContainingNamespace.IsGlobalNamespace
            ? string.Empty
            : signature.Operation.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat).Replace("global::", string.Empty);
        text.Append(space.Length > 0 ? "namespace " + space + "\n{\n" : string.Empty);
        text.Append("static class AutoDiffGenScratch\n{\nstatic ").Append(type.ToDisplayString(Formats.Type)).Append(" Formula")
            .Append(signature.TypeParameterList).Append('(');
        text.Append(formula.IsJvp
            ? signature.Types[index].ToDisplayString(Formats.Type) + " " + TangentName
            : signature.ResultType.ToDisplayString(Formats.Type) + " " + GradName);
        text.Append(", ").Append(signature.ResultType.ToDisplayString(Formats.Type)).Append(' ').Append(ResultName);
        for (int i = 0; i < signature.Names.Length; i++)
        {
            string name = signature.Names[i] == ThisWord.Text ? ThisName : NameScope.Escape(signature.Names[i]);
            text.Append(", ").Append(signature.Types[i].ToDisplayString(Formats.Type)).Append(' ').Append(name);
        }

        text.Append(')').Append(signature.Constraints).Append(" =>\n").Append(WithoutThis(formula.Text)).Append(";\n}\n");
        text.Append(space.Length > 0 ? "}\n" : string.Empty);
        return CSharpSyntaxTree.ParseText(text.ToString(), (CSharpParseOptions)declaration.SyntaxTree.Options);
    }

    private static IEnumerable<UsingDirectiveSyntax> Usings(SyntaxNode node) => node switch
    {
        CompilationUnitSyntax unit => unit.Usings,
        BaseNamespaceDeclarationSyntax space => space.Usings,
        _ => [],
    };

    private static string WithoutThis(string formula)
    {
        ExpressionSyntax syntax = SyntaxFactory.ParseExpression(formula);
        return syntax.FullSpan.Length < formula.Length
            ? formula
            : syntax.ReplaceNodes(
                syntax.DescendantNodesAndSelf().OfType<ThisExpressionSyntax>(),
                (_, _) => SyntaxFactory.IdentifierName(ThisName)).ToFullString();
    }
}
