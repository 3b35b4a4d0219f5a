using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>The signature of a [Differentiable] method: checks it, and turns it into text and facts.</summary>
internal static class SignatureParser
{
    public static void CheckMethod(IMethodSymbol method, Location at)
    {
        string? reason = method switch
        {
            { IsAsync: true } => "it is async, and a derivative is computed in one go; await the values before, and pass them as parameters",
            { IsAbstract: true } or { IsExtern: true } => "it has no body; give it a [Derivative] rule, and differentiate what calls it",
            { IsVararg: true } => "it takes a variable argument list; use 'params'",
            { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => "it returns a reference; return a value",
            { MethodKind: not MethodKind.Ordinary } => "only ordinary methods can be differentiated",
            { ExplicitInterfaceImplementations.Length: > 0 } => "it implements an interface explicitly; let it call a method that is differentiated",
            { IsSealed: false, ContainingType.IsSealed: false } when method.IsVirtual || method.IsOverride =>
                "it can be overridden, and its derivative could not follow; seal it, or call it from a method that is not virtual",
            { ContainingType.TypeKind: TypeKind.Interface } => "it is a member of an interface; move it to a class or struct",
            _ => null,
        };
        if (reason is not null)
        {
            throw new Rejection(DiagnosticInfo.Create(Descriptors.UnsupportedMethod, at, method.Name, reason));
        }
    }

    public static ParsedParameter Parameter(IParameterSymbol parameter, ParseScope scope)
    {
        TypeRef type = scope.Symbols.Type(parameter.Type);
        bool isExcluded = WellKnown.Has(parameter, WellKnown.NoGrad);
        if (parameter.RefKind is not (RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter))
        {
            throw Unsupported(parameter, $"'{parameter.RefKind.ToString().ToLowerInvariant()}' parameters are not supported; return a value instead");
        }

        if (!isExcluded && Layout.OfAny(parameter.Type) is { } layout && scope.Structures.HasDerivative(layout))
        {
            Shape(parameter, type);
            if (parameter.Name == ThisWord.Text)
            {
                throw Unsupported(parameter, "its name is kept for the receiver; rename it");
            }

            return new ApartParser(parameter.Name, scope, reason => Unsupported(parameter, reason)).Parse(layout);
        }

        bool isActive = type.CarriesDerivative && !isExcluded;
        if (isActive && type.IsMemory && !StructureParser.HasGuards(type))
        {
            throw Unsupported(parameter, "arrays of more than two dimensions and rows of rows of arrays are not supported; use an array of one or two dimensions or an array of rows");
        }

        if (!isActive && !isExcluded && !type.IsMemory && !type.IsTensor && CouldCarryGradient(parameter.Type))
        {
            throw Unsupported(parameter, parameter.Type is ITypeParameterSymbol
                ? "it is none of the numbers that constants can be converted to; constrain it to INumberBase, INumber or IFloatingPointIeee754, or mark it [NoGrad]"
                : "a gradient of this type is not supported yet; mark it [NoGrad] where it needs none");
        }

        if (isActive && parameter.NullableAnnotation == NullableAnnotation.Annotated && type.IsTensor)
        {
            throw Unsupported(parameter, "a tensor that may be null has no gradient; declare it without '?', or mark it [NoGrad]");
        }

        scope.Operators.Collect(parameter.Type);
        Value value = scope.NewValue(parameter.Name, type, ValueRole.Parameter);
        if (isActive)
        {
            scope.Activity.Mark(value);
        }

        return new ParsedParameter(new Ref(value), [new Parameter(value, isActive, Shape(parameter, type))]);
    }

    /// <summary>The receiver, where its type has members that have a derivative; else null.</summary>
    public static ParsedParameter? Receiver(IMethodSymbol method, ParseScope scope, Location at) =>
        !method.IsStatic && Layout.OfAny(method.ContainingType) is { } layout && scope.Structures.HasDerivative(layout)
            ? new ApartParser(ThisWord.Text, scope, reason => new Rejection(DiagnosticInfo.Create(
                Descriptors.UnsupportedMethod, at, method.Name, $"the gradient of 'this' has no place: the type has a member '{GradientTypes.Name}' already; rename it, or mark the members of '{method.ContainingType.Name}' [NoGrad]"))).Parse(layout)
            : null;

    public static SignatureModel Parse(IMethodSymbol method, ParsedParameter? receiver, IReadOnlyList<ParsedParameter> parameters, ParseScope scope, NameScope names)
    {
        bool isOverloaded = method.ContainingType.GetMembers(method.Name).Length > 1;
        return new SignatureModel(
            method.Name,
            SyntaxFacts.GetText(method.DeclaredAccessibility),
            method.IsStatic,
            method.TypeParameters.Length == 0
                ? string.Empty
                : "<" + string.Join(", ", method.TypeParameters.Select(parameter => NameScope.Escape(parameter.Name))) + ">",
            method.TypeParameters.Select(ConstraintClauses.Of).Where(clause => clause.Length > 0).ToEquatableArray(),
            method.Parameters.Select((parameter, i) => new ParameterModel(
                NameScope.Escape(parameter.Name),
                names.TypeName(parameter.Type),
                Modifier(parameter, method),
                Default(parameter),
                parameters[i].IsActive)).ToEquatableArray(),
            scope.Symbols.Type(method.ReturnType),
            ReadOnlyModifier: method.ContainingType.IsValueType && method.IsReadOnly && !method.ContainingType.IsReadOnly ? "readonly " : string.Empty,
            Cref: isOverloaded || method.Arity > 0 ? string.Empty : NameScope.Escape(method.Name),
            HasReceiver: receiver is not null);
    }

    /// <summary>Memory of a type parameter may be that of another type, but not as far as the generated method can tell.</summary>
    public static void CheckMemory(IMethodSymbol method, IReadOnlyList<ParsedParameter> parameters)
    {
        static TypeRef innermost(TypeRef type) => type.IsMemory ? innermost(type.Item!) : type;
        TypeRef[][] items = parameters.Select(parameter => parameter.Leaves.Where(leaf => leaf.Value.Type.HasShadow).Select(leaf => innermost(leaf.Value.Type)).ToArray()).ToArray();
        TypeRef[] all = items.SelectMany(own => own).ToArray();
        int other = System.Array.FindLastIndex(items, own => own.Any(item => all.Any(one => one != item && (one.IsGeneric || item.IsGeneric))));
        if (other >= 0)
        {
            throw Unsupported(method.Parameters[other], "it might share its elements with an array of another type, which cannot be told for a type parameter; use one type of elements");
        }
    }

    /// <summary>A member of the user's with the name and the parameters of one that is to be generated.</summary>
    public static void CheckClashes(IMethodSymbol method, IReadOnlyList<ParsedParameter> parameters, Members members, Location at)
    {
        ITypeSymbol[] own = method.Parameters.Select(parameter => parameter.Type).ToArray();
        ITypeSymbol[] active = method.Parameters.Where((_, i) => parameters[i].IsActive).Select(parameter => parameter.Type).ToArray();
        (Members Member, ITypeSymbol[] Types)[] generated =
        [
            (Members.ValueAndGrad, own),
            (Members.Vjp, [.. own, method.ReturnType]),
            (Members.Jvp, [.. own, .. active]),
            (Members.Hvp, [.. own, .. active]),
            (Members.Hessian, own),
            (Members.Jacobian, own),
        ];
        string[] pair = members.HasFlag(Members.Pair) ? [method.Name + "Forward", method.Name + "Backward", method.Name + "Residuals"] : [];
        IEnumerable<string> products = new[] { (Members.Hessian, "Hvps"), (Members.Jacobian, "Jvps") }.Where(entry => members.HasFlag(entry.Item1)).Select(entry => method.Name + entry.Item2);
        if (pair.Concat(products).SelectMany(name => method.ContainingType.GetMembers(name)).FirstOrDefault() is { } taken)
        {
            throw Clash(method, taken, at);
        }

        if (pair.Length > 0 && method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other =>
            !SymbolEqualityComparer.Default.Equals(other, method) && WellKnown.Attribute(other, WellKnown.Differentiable)?.ConstructorArguments is [{ Value: int asked }] && ((Members)asked).HasFlag(Members.Pair)))
        {
            throw NotPossible(method, Members.Pair, "another overload asks for it, too, and both would keep what they need under one name", at);
        }

        foreach ((Members member, ITypeSymbol[] types) in generated.Where(candidate => members.HasFlag(candidate.Member)))
        {
            ISymbol? clash = method.ContainingType.GetMembers(method.Name + member).FirstOrDefault(existing =>
                existing is not IMethodSymbol other
                || (other.Arity == method.Arity
                    && other.Parameters.Select(parameter => parameter.Type).SequenceEqual(types, SymbolEqualityComparer.Default)));
            if (clash is not null)
            {
                throw Clash(method, clash, at);
            }
        }
    }

    private static Rejection Clash(IMethodSymbol method, ISymbol existing, Location at) => new(DiagnosticInfo.Create(
        Descriptors.UnsupportedMethod,
        at,
        method.Name,
        $"the type already has a member '{existing.ToDisplayString(Formats.Message)}', the name of which is needed for the derivative; rename one of them"));

    /// <summary>Whole matrices are there of numbers and of structures of them, and of arrays and spans of numbers.</summary>
    public static void CheckMembers(IMethodSymbol method, IReadOnlyList<ParsedParameter> parameters, Members members, Location at)
    {
        Parameter[] active = parameters.SelectMany(parameter => parameter.Leaves).Where(parameter => parameter.IsActive).ToArray();
        if ((members & (Members.Hessian | Members.Jacobian)) == Members.None)
        {
            return;
        }

        Parameter? member = parameters.FirstOrDefault(parameter => parameter.IsActive && parameter.ReadOnly is { IsObject: true })?.Leaves[0]
            ?? (method.ReturnType is IArrayTypeSymbol || active.Any(parameter => !parameter.Value.Type.IsFloating) ? active.FirstOrDefault(parameter => parameter.Part is not null) : null);
        if (member is not null)
        {
            throw NotPossible(method, members & ~Members.Hvp, $"'{member.Part!.Root}' has several members, and is an object or stands beside arrays; pass them one by one, or ask for products with one direction (Hvp, Jvp, Vjp)", at);
        }

        if (active.FirstOrDefault(parameter => !parameter.Value.Type.IsFloating && parameter.Value.Type is not { IsMemory: true, Rank: 1, Item.IsFloating: true }) is { } other)
        {
            throw NotPossible(method, members & ~Members.Hvp, $"'{other.Value.Name}' is neither a number nor an array or span of numbers; ask for products with one direction (Hvp, Jvp, Vjp)", at);
        }

        TypeRef[] numbers = active.Select(parameter => parameter.Value.Type.Item ?? parameter.Value.Type).Distinct().ToArray();
        bool isOfParameter = ((method.ReturnType as IArrayTypeSymbol)?.ElementType ?? method.ReturnType) is ITypeParameterSymbol;
        if (active.Any(parameter => parameter.Value.Type.IsMemory) && numbers.Any(number => number.IsGeneric) && (numbers.Length > 1 || !isOfParameter))
        {
            throw NotPossible(method, members & ~Members.Hvp, "it is made of numbers of a type parameter and of others", at);
        }

        if (active.Any(parameter => parameter.Value.Type.IsMemory) && Layout.Of(method.ReturnType) is { } layout
            && (!layout.Type.IsTupleType || layout.Members.Any(member => member.Type.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single))))
        {
            throw NotPossible(method, members & ~Members.Hvp, "its result is neither a number nor an array or a tuple of them", at);
        }
    }

    private static Rejection NotPossible(IMethodSymbol method, Members members, string reason, Location at)
    {
        Members asked = members == Members.Pair ? Members.Pair : members.HasFlag(Members.Hvp) ? Members.Hvp : members.HasFlag(Members.Hessian) ? Members.Hessian : Members.Jacobian;
        return new Rejection(DiagnosticInfo.Create(Descriptors.MemberNotPossible, at, method.Name, asked.ToString(), reason));
    }

    /// <summary>What is the gradient of one number only is not asked for of a result that is more, nor a Jacobian of more than one array.</summary>
    public static void CheckResult(IMethodSymbol method, ParseScope scope, Members members, Location at)
    {
        bool isMany = Layout.Of(method.ReturnType) is not null || scope.Symbols.Type(method.ReturnType).IsMemory;
        if (isMany && (members & (Members.ValueAndGrad | Members.Hvp | Members.Hessian)) != Members.None)
        {
            throw new Rejection(DiagnosticInfo.Create(
                Descriptors.UnsupportedMethod, at, method.Name, "its result is more than one number; ask for Derivatives.Vjp, which takes the cotangents of all of them"));
        }

        bool isRow = method.ReturnType is IArrayTypeSymbol && scope.Symbols.Type(method.ReturnType) is { Rank: 1, Item.IsFloating: true };
        if (members.HasFlag(Members.Jacobian) && !isRow && HoldsMemory(method.ReturnType, scope))
        {
            throw new Rejection(DiagnosticInfo.Create(
                Descriptors.MemberNotPossible, at, method.Name, nameof(Members.Jacobian), "the result holds an array; ask for Vjp or Jvp, which gives its product with one direction"));
        }
    }

    private static bool HoldsMemory(ITypeSymbol type, ParseScope scope) =>
        scope.Symbols.Type(type).IsMemory || (Layout.Of(type)?.Members.Any(member => HoldsMemory(member.Type, scope)) ?? false);

    private static Rejection Unsupported(IParameterSymbol parameter, string reason)
    {
        SyntaxNode? syntax = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        Location at = syntax is ParameterSyntax declared
            ? declared.Identifier.GetLocation()
            : parameter.Locations[0];
        return new Rejection(DiagnosticInfo.Create(
            Descriptors.UnsupportedParameter, at, parameter.Name, parameter.Type.ToDisplayString(Formats.Message), reason));
    }

    /// <summary>
    /// Whether a value of this type may hold something that a gradient exists of. Such a parameter must not be silently
    /// taken for a constant.
    /// </summary>
    public static bool CouldCarryGradient(ITypeSymbol type) => type switch
    {
        { SpecialType: not SpecialType.None } => false,
        { TypeKind: TypeKind.Enum or TypeKind.Delegate } => false,
        ITypeParameterSymbol parameter => !WellKnown.Implements(parameter, "IBinaryInteger") && WellKnown.InterfacesOf(parameter).Any(WellKnown.IsOfNumbers),
        IArrayTypeSymbol array => IsGradientElement(array.ElementType) || CouldCarryGradient(array.ElementType),
        INamedTypeSymbol named => named.ToDisplayString() == "System.Half"
            || named.TypeArguments.Any(argument => IsGradientElement(argument) || CouldCarryGradient(argument))
            || (!named.TypeArguments.Any() && named.GetMembers().Any(HoldsGradient)),
        _ => true,
    };

    private static bool HoldsGradient(ISymbol member) => member switch
    {
        _ when member.IsStatic => false,
        IFieldSymbol field => IsOrHolds(field.Type),
        IPropertySymbol property => IsOrHolds(property.Type),
        _ => false,
    };

    /// <summary>Numbers, structures of such, and arrays of these.</summary>
    private static bool IsOrHolds(ITypeSymbol type) =>
        type is IArrayTypeSymbol array ? IsOrHolds(array.ElementType) : IsGradientElement(type) || Layout.Of(type) is not null;

    private static bool IsGradientElement(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Double or SpecialType.System_Single
        || WellKnown.Is(type.OriginalDefinition, WellKnown.Tensor);

    private static string? Shape(IParameterSymbol parameter, TypeRef type)
    {
        AttributeData? attribute = WellKnown.Attribute(parameter, WellKnown.Shape);
        if (attribute?.ConstructorArguments is not [{ Value: string dimensions }])
        {
            return null;
        }

        if (!type.IsTensor)
        {
            throw Unsupported(parameter, "[Shape] is for tensors");
        }

        string[] names = dimensions.Trim().Length == 0 ? [] : dimensions.Split(',').Select(name => name.Trim()).ToArray();
        return names.FirstOrDefault(name => !SyntaxFacts.IsValidIdentifier(name) && !(name.Length > 0 && name.All(char.IsDigit))) is { } wrong
            ? throw Unsupported(parameter, $"'{wrong}' in its [Shape] is neither the name of a dimension nor a size")
            : string.Join(", ", names);
    }

    private static string Modifier(IParameterSymbol parameter, IMethodSymbol method) =>
        parameter.IsThis || (method.IsExtensionMethod && parameter.Ordinal == 0) ? "this "
        : parameter.RefKind == RefKind.In ? "in "
        : parameter.RefKind == RefKind.RefReadOnlyParameter ? "ref readonly "
        : parameter.IsParams ? "params "
        : string.Empty;

    private static string Default(IParameterSymbol parameter) =>
        DefaultLiteral.Of(parameter) is { } text ? " = " + text : string.Empty;
}
