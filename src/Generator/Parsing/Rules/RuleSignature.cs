using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// The operation that a rule is for, as a static method would have it: the receiver first, the type parameters of the
/// containing types before its own.
/// </summary>
internal sealed class RuleSignature
{
    private RuleSignature(ISymbol operation, ITypeSymbol resultType, IEnumerable<IParameterSymbol> parameters)
    {
        Operation = operation;
        ResultType = resultType;
        List<string> names = parameters.Select(parameter => parameter.Name).ToList();
        List<ITypeSymbol> types = parameters.Select(parameter => parameter.Type).ToList();
        if (!operation.IsStatic)
        {
            names.Insert(0, ThisWord.Text);
            types.Insert(0, operation.ContainingType);
        }

        Names = names.ToImmutableArray();
        Types = types.ToImmutableArray();
        ImmutableArray<ITypeParameterSymbol> typeParameters = SymbolIds.TypeArguments(operation).OfType<ITypeParameterSymbol>().ToImmutableArray();
        TypeParameterList = typeParameters.Length == 0
            ? string.Empty
            : "<" + string.Join(", ", typeParameters.Select(parameter => parameter.Name)) + ">";
        Constraints = string.Concat(typeParameters.Select(ConstraintClauses.Of).Where(clause => clause.Length > 0).Select(clause => " " + clause));
    }

    public ISymbol Operation { get; }

    public ITypeSymbol ResultType { get; }

    public ImmutableArray<string> Names { get; }

    public ImmutableArray<ITypeSymbol> Types { get; }

    public string TypeParameterList { get; }

    public string Constraints { get; }

    public static RuleSignature Of(ISymbol operation) => operation switch
    {
        IMethodSymbol method => new RuleSignature(method, method.ReturnType, method.Parameters),
        IPropertySymbol property => new RuleSignature(property, property.Type, property.Parameters),
        _ => throw new ArgumentException("Neither a method nor a property", nameof(operation)),
    };

    public int IndexOf(string parameter) => Names.IndexOf(parameter);
}
