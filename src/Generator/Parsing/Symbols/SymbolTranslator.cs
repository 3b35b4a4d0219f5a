using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Turns symbols into <see cref="TypeRef"/>s and <see cref="FunctionRef"/>s, printed for one place in the user's code,
/// and remembers which functions occurred, so that their rules can be collected.
/// </summary>
internal sealed class SymbolTranslator(NameScope names, Compilation compilation)
{
    private readonly Dictionary<string, ISymbol> _functions = [];

    /// <summary>What type parameters stand for where the parser is now.</summary>
    public TypeArguments TypeArguments { get; set; } = TypeArguments.None(compilation);

    /// <summary>The functions that occurred so far, by identity.</summary>
    public IReadOnlyDictionary<string, ISymbol> Functions => _functions;

    public TypeRef Type(ITypeSymbol type)
    {
        type = TypeArguments.Type(type).WithNullableAnnotation(NullableAnnotation.None);
        switch (type.SpecialType)
        {
            case SpecialType.System_Double:
                return TypeRef.Double;
            case SpecialType.System_Single:
                return TypeRef.Float;
            case SpecialType.System_Boolean:
                return TypeRef.Bool;
            case SpecialType.System_Void:
                return TypeRef.Void;
            case >= SpecialType.System_Char and <= SpecialType.System_UInt64:
                return new TypeRef(TypeCategory.Integer, type.ToDisplayString(Formats.Type));
        }

        if (type is IArrayTypeSymbol array && Item(array.ElementType, array.Rank) is { } item)
        {
            return new TypeRef(TypeCategory.Array, names.TypeName(type), Item: item, Rank: array.Rank);
        }

        if (WellKnown.SpanCategory(type) is { } span && Item(((INamedTypeSymbol)type).TypeArguments[0], rank: 1) is { } element)
        {
            return new TypeRef(span, names.TypeName(type), Item: element, Rank: 1);
        }

        if (WellKnown.Is(type.OriginalDefinition, WellKnown.Tensor))
        {
            ITypeSymbol argument = ((INamedTypeSymbol)type).TypeArguments[0];
            TypeCategory elements = argument is ITypeParameterSymbol ? TypeCategory.Other : Type(argument).Category;
            return new TypeRef(TypeCategory.Tensor, names.TypeName(type), elements, names.TypeName(argument));
        }

        if (type is ITypeParameterSymbol parameter && WellKnown.IsNumber(parameter))
        {
            return new TypeRef(TypeCategory.Generic, names.TypeName(type));
        }

        return type.Name == "TensorShape" && type.ContainingNamespace?.Name == "AutoDiffGen"
            ? new TypeRef(TypeCategory.TensorShape, names.TypeName(type))
            : new TypeRef(TypeCategory.Other, names.TypeName(type));
    }

    /// <summary>Says what structures elements of arrays are made of.</summary>
    public System.Func<ITypeSymbol, Structure?> Structures { get; set; } = _ => null;

    /// <summary>
    /// Arrays of numbers, of truth values, of arrays and of structures of numbers are read and written in place; others are
    /// objects like any other.
    /// </summary>
    private TypeRef? Item(ITypeSymbol type, int rank)
    {
        TypeRef item = Type(type);
        return item.IsNumber || item.Category is TypeCategory.Bool or TypeCategory.Array ? item
            : rank <= 2 && item.Category == TypeCategory.Other && Structures(TypeArguments.Type(type)) is { } structure ? item with { Structure = structure }
            : null;
    }

    /// <summary>An extension method with all its parameters.</summary>
    public static IMethodSymbol Unreduced(IMethodSymbol method) => method.ReducedFrom switch
    {
        null => method,
        { Arity: 0 } whole => whole,
        var whole => whole.Construct(method.TypeArguments, method.TypeArgumentNullableAnnotations),
    };

    /// <param name="method">The method.</param>
    /// <param name="asExtension">Whether it is called as if it were a member of its first argument.</param>
    /// <param name="on">The type that a static member of an interface is called on; null for any other member.</param>
    public FunctionRef Method(IMethodSymbol method, bool asExtension, ITypeSymbol? on = null)
    {
        method = TypeArguments.Method(method);
        IMethodSymbol target = Unreduced(method);
        var parameters = new List<FunctionParameter>();
        if (!target.IsStatic && target.MethodKind != MethodKind.Constructor)
        {
            parameters.Add(new FunctionParameter("this", Type(target.ContainingType), IsGeneric: false));
        }

        AddParameters(parameters, target.Parameters, target.OriginalDefinition.Parameters);
        return Remember(target, new FunctionRef(
            SymbolIds.OfFunction(target),
            NameOf(target),
            on is not null ? Type(on).Name + "." : target.IsStatic ? names.QualifierOf(target.ContainingType, target.Name) : string.Empty,
            target.MethodKind == MethodKind.UserDefinedOperator
                ? CallStyle.Operator
                : !target.IsStatic || (asExtension && names.IsReachable(target.ContainingType)) ? CallStyle.Member : CallStyle.Static,
            Type(target.ReturnType),
            parameters.ToEquatableArray(),
            ShapeOf(target),
            IsPure(target)));
    }

    /// <param name="property">The property.</param>
    /// <param name="on">The type that a static member of an interface is read of; null for any other member.</param>
    public FunctionRef Property(IPropertySymbol property, ITypeSymbol? on = null)
    {
        property = TypeArguments.Member(property);
        var parameters = new List<FunctionParameter>();
        if (!property.IsStatic)
        {
            parameters.Add(new FunctionParameter("this", Type(property.ContainingType), IsGeneric: false));
        }

        AddParameters(parameters, property.Parameters, property.OriginalDefinition.Parameters);
        return Remember(property, new FunctionRef(
            SymbolIds.OfFunction(property),
            NameScope.Escape(property.Name),
            property.IsStatic ? (on is not null ? Type(on).Name : names.TypeName(property.ContainingType)) + "." : string.Empty,
            property.IsIndexer ? CallStyle.Indexer : property.IsStatic ? CallStyle.StaticProperty : CallStyle.Property,
            Type(property.Type),
            parameters.ToEquatableArray(),
            ShapeOf(property),
            IsPure(property)));
    }

    public FunctionRef Field(IFieldSymbol field)
    {
        field = TypeArguments.Member(field);
        EquatableArray<FunctionParameter> parameters = field.IsStatic
            ? EquatableArray<FunctionParameter>.Empty
            : new[] { new FunctionParameter("this", Type(field.ContainingType), IsGeneric: false) }.ToEquatableArray();

        // What another thread may set is no field like others.
        string id = SymbolIds.OfFunction(field);
        return new FunctionRef(
            field.IsVolatile ? "volatile " + id : id,
            NameScope.Escape(field.Name),
            field.IsStatic ? names.TypeName(field.ContainingType) + "." : string.Empty,
            field.IsStatic ? CallStyle.StaticProperty : CallStyle.Property,
            Type(field.Type),
            parameters,
            Shape: string.Empty,
            IsPure: field.IsReadOnly);
    }

    private static string ShapeOf(ISymbol function) =>
        WellKnown.Attribute(function.OriginalDefinition, WellKnown.ShapeSignature) is { } attribute
        && attribute.ConstructorArguments.Length == 1
        && attribute.ConstructorArguments[0].Value is string signature
            ? signature
            : string.Empty;

    /// <summary>
    /// Pure are the mathematical functions, the runtime's tensor operations, and everything that has a rule.
    /// </summary>
    private static bool IsPure(ISymbol function)
    {
        INamedTypeSymbol type = function.ContainingType;
        if (WellKnown.IsScalarClass(type)
            || (WellKnown.IsOfNumbers(type) && function.IsStatic)
            || type.SpecialType == SpecialType.System_String
            || WellKnown.IsView(function)
            || (type.SpecialType == SpecialType.System_Array && (function.Name is "Length" or "Rank" or "GetLength" or "GetLowerBound" or "GetUpperBound")))
        {
            return true;
        }

        return WellKnown.Has(function.OriginalDefinition, WellKnown.Derivative)
            || (function.ContainingAssembly?.Name == WellKnown.RuntimeAssembly
                && type.Name is "Tensor" or "TensorMath" or "TensorShape" or "Differentiation"
                && !function.Name.EndsWith("InPlace", System.StringComparison.Ordinal));
    }

    private string NameOf(IMethodSymbol method)
    {
        string name = NameScope.Escape(method.Name);
        bool isInferred = method.OriginalDefinition.TypeParameters.All(
            parameter => method.OriginalDefinition.Parameters.Any(candidate => Mentions(candidate.Type, parameter)));
        return method.TypeArguments.Length == 0 || isInferred
            ? name
            : name + "<" + string.Join(", ", method.TypeArguments.Select(names.TypeName)) + ">";
    }

    private static bool Mentions(ITypeSymbol type, ITypeParameterSymbol parameter) => type switch
    {
        ITypeParameterSymbol found => SymbolEqualityComparer.Default.Equals(found, parameter),
        IArrayTypeSymbol array => Mentions(array.ElementType, parameter),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => Mentions(argument, parameter)),
        _ => false,
    };

    private void AddParameters(
        List<FunctionParameter> into,
        IEnumerable<IParameterSymbol> parameters,
        IEnumerable<IParameterSymbol> definitions)
    {
        foreach ((IParameterSymbol parameter, IParameterSymbol definition) in parameters.Zip(definitions, (p, d) => (p, d)))
        {
            into.Add(new FunctionParameter(parameter.Name, Type(parameter.Type), definition.Type is ITypeParameterSymbol, DefaultLiteral.Of(parameter), WellKnown.Has(definition, WellKnown.NoGrad)));
        }
    }

    private FunctionRef Remember(ISymbol symbol, FunctionRef function)
    {
        if (!_functions.ContainsKey(function.Id))
        {
            _functions.Add(function.Id, symbol);
        }

        return function;
    }
}
