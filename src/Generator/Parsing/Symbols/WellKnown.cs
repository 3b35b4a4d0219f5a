using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>The metadata names of what the generator knows of the runtime.</summary>
internal static class WellKnown
{
    public const string Differentiable = "AutoDiffGen.DifferentiableAttribute";
    public const string Derivative = "AutoDiffGen.DerivativeAttribute";
    public const string Jvp = "AutoDiffGen.JvpAttribute";
    public const string NoGrad = "AutoDiffGen.NoGradAttribute";
    public const string ParameterMark = "AutoDiffGen.ParameterAttribute";
    public const string Shape = "AutoDiffGen.ShapeAttribute";
    public const string ShapeSignature = "AutoDiffGen.ShapeSignatureAttribute";
    public const string DerivativeRule = "AutoDiffGen.CompilerServices.DerivativeRuleAttribute";
    public const string WritesOnly = "AutoDiffGen.CompilerServices.WritesOnlyAttribute";
    public const string DerivativeWords = "AutoDiffGen.Derivative";
    public const string Tensor = "AutoDiffGen.Tensor`1";
    public const string TensorFactory = "AutoDiffGen.Tensor";
    public const string TensorMath = "AutoDiffGen.TensorMath";
    public const string ShapeGuard = "AutoDiffGen.ShapeGuard";
    public const string Differentiation = "AutoDiffGen.Differentiation";
    public const string CompilerGenerated = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";
    public const string InlineArray = "System.Runtime.CompilerServices.InlineArrayAttribute";
    private const string SkipLocalsInit = "System.Runtime.CompilerServices.SkipLocalsInitAttribute";
    public const string RuntimeAssembly = "AutoDiffGen";

    public static bool Is(ISymbol? symbol, string metadataName)
    {
        if (symbol is not INamedTypeSymbol type)
        {
            return false;
        }

        int dot = metadataName.LastIndexOf('.');
        return type.MetadataName == metadataName.Substring(dot + 1)
            && type.ContainingType is null
            && type.ContainingNamespace.ToDisplayString() == metadataName.Substring(0, dot);
    }

    public static bool IsException(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == "Exception" && current.ContainingNamespace?.ToDisplayString() == "System")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a type holds the scalar functions: <c>Math</c>, <c>MathF</c>, <c>double</c> or <c>float</c>.</summary>
    public static bool IsScalarClass(INamedTypeSymbol type) =>
        type.SpecialType is SpecialType.System_Double or SpecialType.System_Single
        || (type.Name is "Math" or "MathF" && type.ContainingNamespace?.ToDisplayString() == "System");

    /// <summary>Whether a type is one of the class library: its operators do nothing but compute.</summary>
    public static bool IsOfSystem(INamedTypeSymbol type)
    {
        INamespaceSymbol? space = type.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name == "System";
    }

    /// <summary>Whether a type is <c>Vector2</c>, <c>Vector3</c> or <c>Vector4</c> of <c>System.Numerics</c>.</summary>
    public static bool IsVector(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 0, Name: "Vector2" or "Vector3" or "Vector4", ContainingType: null, ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>Whether a type is one of the interfaces of numbers: <c>INumber</c>, <c>IRootFunctions</c> and the like.</summary>
    public static bool IsOfNumbers(INamedTypeSymbol? type) =>
        type is { TypeKind: TypeKind.Interface, ContainingType: null, ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>Whether a type parameter stands for numbers that derivatives exist of: what is known of it is more than that it counts.</summary>
    public static bool IsNumber(ITypeParameterSymbol parameter) =>
        Implements(parameter, "INumberBase") && !Implements(parameter, "IBinaryInteger");

    /// <summary>Whether a type parameter is constrained to an interface of numbers over itself.</summary>
    public static bool Implements(ITypeParameterSymbol parameter, string name) => InterfacesOf(parameter)
        .Any(candidate => candidate.Name == name && IsOfNumbers(candidate) && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], parameter));

    /// <summary>All interfaces that a type parameter is constrained to, directly and through others.</summary>
    public static IEnumerable<INamedTypeSymbol> InterfacesOf(ITypeParameterSymbol parameter) => parameter.ConstraintTypes.SelectMany(constraint => constraint switch
    {
        ITypeParameterSymbol other when !SymbolEqualityComparer.Default.Equals(other, parameter) => InterfacesOf(other),
        INamedTypeSymbol { TypeKind: TypeKind.Interface } type => type.AllInterfaces.Prepend(type),
        _ => constraint.AllInterfaces,
    });

    /// <summary>The kind of span that a type is; null where it is none.</summary>
    public static TypeCategory? SpanCategory(ITypeSymbol type) =>
        type is not INamedTypeSymbol { Arity: 1, ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } named ? null
        : named.Name == "Span" ? TypeCategory.Span
        : named.Name == "ReadOnlySpan" ? TypeCategory.ReadOnlySpan
        : null;

    /// <summary>Whether a function tells the length of a span, or gives a part of an array or a span that shares its elements.</summary>
    public static bool IsView(ISymbol function) =>
        (function.Name == "AsSpan" && function.ContainingType is { Name: "MemoryExtensions", ContainingNamespace.Name: "System" })
        || (SpanCategory(function.ContainingType) is not null && function.Name is "Slice" or "Length" or "IsEmpty");

    /// <summary>Whether a method takes its argument for a constant.</summary>
    public static bool IsStopGradient(IMethodSymbol method) => method.Name == "StopGradient" && Is(method.ContainingType, Differentiation);

    /// <summary>Whether a type, one around it or its module is marked [SkipLocalsInit].</summary>
    public static bool SkipsLocalsInit(INamedTypeSymbol type) =>
        Has(type, SkipLocalsInit) || (type.ContainingType is { } outer ? SkipsLocalsInit(outer) : Has(type.ContainingModule, SkipLocalsInit));

    public static AttributeData? Attribute(ISymbol symbol, string metadataName)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (Is(attribute.AttributeClass, metadataName))
            {
                return attribute;
            }
        }

        return null;
    }

    public static bool Has(ISymbol symbol, string metadataName) => Attribute(symbol, metadataName) is not null;
}
