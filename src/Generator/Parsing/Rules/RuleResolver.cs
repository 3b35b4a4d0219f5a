using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Finds the rules of functions: in the table of scalar functions, in the metadata of referenced assemblies, and in the
/// attributes of this compilation. Collects the closure that a method can reach through formulas.
/// </summary>
internal sealed class RuleResolver(
    Compilation compilation,
    SymbolTranslator symbols,
    OperatorCollector operators,
    CancellationToken cancellation)
{
    private readonly Dictionary<string, IReadOnlyList<Rule>> _rules = [];

    /// <summary>The rules of one function.</summary>
    public IReadOnlyList<Rule> Of(FunctionRef function)
    {
        if (!_rules.TryGetValue(function.Id, out IReadOnlyList<Rule>? rules))
        {
            rules = symbols.Functions.TryGetValue(function.Id, out ISymbol? symbol) ? Read(function, symbol) : [];
            _rules.Add(function.Id, rules);
        }

        return rules;
    }

    public Rule? Of(FunctionRef function, int parameter) => Of(function).FirstOrDefault(rule => rule.Parameter == parameter);

    /// <summary>The rules of all functions that occurred, and of those that their formulas call, and so on.</summary>
    public RuleTable Closure()
    {
        int known;
        do
        {
            known = symbols.Functions.Count;
            foreach (KeyValuePair<string, ISymbol> entry in symbols.Functions.ToArray())
            {
                cancellation.ThrowIfCancellationRequested();
                if (!_rules.ContainsKey(entry.Key))
                {
                    _ = Of(Translate(entry.Value));
                }
            }
        }
        while (symbols.Functions.Count > known);

        return new RuleTable(_rules
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .SelectMany(entry => entry.Value)
            .ToEquatableArray());
    }

    private FunctionRef Translate(ISymbol symbol) => symbol is IMethodSymbol method
        ? symbols.Method(method, asExtension: false)
        : symbols.Property((IPropertySymbol)symbol);

    private IReadOnlyList<Rule> Read(FunctionRef function, ISymbol symbol)
    {
        ISymbol definition = symbol.OriginalDefinition;
        if (symbol is IMethodSymbol method && ScalarRules(function, method) is { } scalar)
        {
            return scalar;
        }

        if (symbol is not (IMethodSymbol or IPropertySymbol))
        {
            return [];
        }

        IReadOnlyList<string> texts = SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, compilation.Assembly)
            ? SourceRules.Of(definition, compilation, cancellation).Texts
            : AssemblyRules.Of(definition);
        if (texts.Count == 0)
        {
            return [];
        }

        var context = new RuleSymbols(compilation, symbols, operators, SymbolIds.TypeArguments(symbol));
        return texts.Select(text => RuleReader.Read(text, function, context)).ToList();
    }

    private List<Rule>? ScalarRules(FunctionRef function, IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        TypeRef scalar = function.ReturnType;
        if (WellKnown.IsOfNumbers(type) && method.IsStatic && type.TypeArguments.FirstOrDefault() is ITypeParameterSymbol number)
        {
            return Rules.GenericRules.Functions(function, (name, arity) => GenericFunction(number, name, arity), WellKnown.Implements(number, "IComparisonOperators"));
        }

        if (!WellKnown.IsScalarClass(type)
            || !method.IsStatic
            || !scalar.IsFloating
            || !Rules.ScalarRules.Functions.TryGetValue(
                Rules.ScalarRules.Key(method.Name, method.Parameters.Length), out ScalarRule? rule))
        {
            return null;
        }

        return Read(function, rule, new ScalarFormula(scalar, rule.Parameters, (name, arity) => ScalarFunction(type, name, arity, scalar)));
    }

    private static List<Rule> Read(FunctionRef function, ScalarRule rule, ScalarFormula formula) => rule.Cotangents
        .Select((text, index) => new Rule(function.Id, index, RuleKind.Elementwise, formula.Read(text), Jvp: null))
        .ToList();

    /// <summary>Gives a function another rule than its symbol has, under an identity of its own.</summary>
    public void Declare(FunctionRef function, ScalarRule rule) =>
        _rules[function.Id] = Read(function, rule, new ScalarFormula(function.ReturnType, rule.Parameters, (_, _) => null));

    /// <summary>Gives a function that has no symbol its rules.</summary>
    public void Declare(FunctionRef function, IEnumerable<Rule> rules) => _rules[function.Id] = rules.ToList();

    /// <summary>A static function that the interfaces of a type parameter have.</summary>
    private FunctionRef? GenericFunction(ITypeParameterSymbol number, string name, int arity)
    {
        IMethodSymbol? method = WellKnown.InterfacesOf(number)
            .Where(WellKnown.IsOfNumbers)
            .SelectMany(candidate => candidate.GetMembers(name).OfType<IMethodSymbol>())
            .FirstOrDefault(candidate => candidate.IsStatic
                && candidate.Parameters.Length == arity
                && SymbolEqualityComparer.Default.Equals(candidate.ReturnType, number)
                && candidate.Parameters.All(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, number)));
        return method is null ? null : symbols.Method(method, asExtension: false, number);
    }

    private FunctionRef? ScalarFunction(INamedTypeSymbol type, string name, int arity, TypeRef scalar)
    {
        IMethodSymbol? method = type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(candidate =>
            candidate.Parameters.Length == arity
            && symbols.Type(candidate.ReturnType) == scalar
            && symbols.Type(candidate.Parameters[0].Type) == scalar);
        return method is null ? null : symbols.Method(method, asExtension: false);
    }

    private sealed class RuleSymbols(
        Compilation compilation,
        SymbolTranslator symbols,
        OperatorCollector operators,
        ImmutableArray<ITypeSymbol> arguments) : IRuleSymbols
    {
        public FunctionRef? Function(string id, bool asMember)
        {
            ISymbol? symbol = SymbolIds.FindFunction(id, compilation, arguments);
            operators.Collect((symbol as IMethodSymbol)?.ReturnType ?? (symbol as IPropertySymbol)?.Type);
            return symbol switch
            {
                IMethodSymbol method => symbols.Method(method, asExtension: asMember && method.IsExtensionMethod),
                IPropertySymbol property => symbols.Property(property),
                IFieldSymbol field => symbols.Field(field),
                _ => null,
            };
        }

        public TypeRef? Type(string id) =>
            SymbolIds.FindType(id, compilation, arguments) is { } type ? symbols.Type(type) : null;

        public TypeRef? OperatorResult(string method, TypeRef left, TypeRef? right) =>
            operators.Find(FunctionTable.OperatorKey(method, left, right!))?.ReturnType;
    }
}
