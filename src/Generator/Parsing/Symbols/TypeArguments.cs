using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// What the type parameters of the methods and types stand for whose code is being followed into: the code itself speaks of
/// the parameters.
/// </summary>
internal sealed class TypeArguments
{
    private readonly ImmutableDictionary<ITypeSymbol, ITypeSymbol> _arguments;
    private readonly Compilation _compilation;

    private TypeArguments(Compilation compilation, ImmutableDictionary<ITypeSymbol, ITypeSymbol> arguments)
    {
        _compilation = compilation;
        _arguments = arguments;
    }

    public static TypeArguments None(Compilation compilation) =>
        new(compilation, ImmutableDictionary.Create<ITypeSymbol, ITypeSymbol>(new ByDeclaration()));

    /// <summary>Inside of a method, with what holds around it; null where a type parameter would stand for two types at once.</summary>
    /// <param name="method">The method as it is called.</param>
    /// <param name="declared">The method as it is declared.</param>
    public TypeArguments? Inside(IMethodSymbol method, IMethodSymbol declared)
    {
        ImmutableDictionary<ITypeSymbol, ITypeSymbol> inside = _arguments;
        foreach ((ITypeSymbol parameter, ITypeSymbol argument) in SymbolIds.TypeArguments(declared).Zip(SymbolIds.TypeArguments(method), (parameter, argument) => (parameter, Type(argument))))
        {
            if (parameter is not ITypeParameterSymbol || SymbolEqualityComparer.Default.Equals(parameter, argument))
            {
                continue;
            }

            if (inside.TryGetValue(parameter, out ITypeSymbol? outer) && !SymbolEqualityComparer.Default.Equals(outer, argument))
            {
                return null;
            }

            inside = inside.SetItem(parameter, argument);
        }

        return new TypeArguments(_compilation, inside);
    }

    /// <summary>Whether a type is made of one that stands for another here.</summary>
    public bool Concerns(ITypeSymbol? type) => !_arguments.IsEmpty && type switch
    {
        ITypeParameterSymbol => _arguments.ContainsKey(type),
        IArrayTypeSymbol array => Concerns(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(Concerns) || Concerns(named.ContainingType),
        _ => false,
    };

    /// <summary>The type that a type is here.</summary>
    public ITypeSymbol Type(ITypeSymbol type)
    {
        if (!Concerns(type))
        {
            return type;
        }

        switch (type)
        {
            case ITypeParameterSymbol:
                return _arguments[type];
            case IArrayTypeSymbol array:
                return _compilation.CreateArrayTypeSymbol(Type(array.ElementType), array.Rank);
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return _compilation.CreateTupleTypeSymbol(
                    tuple.TupleElements.Select(element => Type(element.Type)).ToImmutableArray(),
                    tuple.TupleElements.Select(element => element.IsExplicitlyNamedTupleElement ? element.Name : null).ToImmutableArray());
            default:
                return Named((INamedTypeSymbol)type);
        }
    }

    private INamedTypeSymbol Named(INamedTypeSymbol type)
    {
        INamedTypeSymbol definition = type.OriginalDefinition;
        if (type.ContainingType is { } container)
        {
            definition = ((INamedTypeSymbol)Type(container)).GetTypeMembers(type.Name, type.Arity).First();
        }

        return type.Arity == 0 ? definition : definition.Construct(type.TypeArguments.Select(Type).ToArray());
    }

    /// <summary>The method that a method is here.</summary>
    public IMethodSymbol Method(IMethodSymbol method)
    {
        if (_arguments.IsEmpty)
        {
            return method;
        }

        IMethodSymbol member = Member(method);
        return method.Arity == 0 ? member : member.ConstructedFrom.Construct(method.TypeArguments.Select(Type).ToArray());
    }

    /// <summary>The method, property or field that one is here.</summary>
    public TMember Member<TMember>(TMember member)
        where TMember : class, ISymbol => Concerns(member.ContainingType)
        ? ((INamedTypeSymbol)Type(member.ContainingType)).GetMembers(member.Name)
            .OfType<TMember>()
            .FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, member.OriginalDefinition)) ?? member
        : member;

    /// <summary>The type parameter of a local function is another symbol each time its code is looked at.</summary>
    private sealed class ByDeclaration : IEqualityComparer<ITypeSymbol>
    {
        public bool Equals(ITypeSymbol? x, ITypeSymbol? y) =>
            SymbolEqualityComparer.Default.Equals(x, y)
            || (x is ITypeParameterSymbol { DeclaringMethod.MethodKind: MethodKind.LocalFunction }
                && y is ITypeParameterSymbol { DeclaringMethod.MethodKind: MethodKind.LocalFunction }
                && x.DeclaringSyntaxReferences[0].SyntaxTree == y.DeclaringSyntaxReferences[0].SyntaxTree
                && x.DeclaringSyntaxReferences[0].Span == y.DeclaringSyntaxReferences[0].Span);

        public int GetHashCode(ITypeSymbol obj) => System.StringComparer.Ordinal.GetHashCode(obj.Name);
    }
}
