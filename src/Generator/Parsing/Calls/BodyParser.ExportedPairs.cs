using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Calls of differentiated methods of other assemblies, by the pair that was generated for them there: of those that are
/// given structures, arrays and spans, or return such.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>Whether more than numbers go in and one comes out, so that gradients of the value do not do.</summary>
    private bool MustPair(IMethodSymbol method, List<Expr> arguments) =>
        LayoutOf(method.ReturnType) is not null || Symbols.Type(method.ReturnType).IsMemory || arguments.Any(argument => argument is Aggregate || (argument.Type.HasShadow && _scope.Activity.IsActive(argument)));

    private Expr? ByPair(IOperation operation, IMethodSymbol method, FunctionRef function, List<Expr> arguments)
    {
        bool isOfInstance = !method.IsStatic;
        ExportedValue? receiver = isOfInstance ? Receiver(method, arguments[0]) : null;
        if (!IsExported(method) || (isOfInstance && receiver is null) || Signature(method, receiver) is not { } signature)
        {
            return null;
        }

        IMethodSymbol? forward = Generated(method, "Forward"), backward = Generated(method, "Backward"), jvp = Generated(method, "Jvp");
        if (forward?.Parameters.FirstOrDefault(parameter => parameter.RefKind == RefKind.Out) is not { } residuals
            || backward is null
            || !IsPairOf(signature, forward, backward)
            || (_scope.NeedsForwardRules && (jvp is null || !IsJvpOf(signature, jvp))))
        {
            return null;
        }

        new[] { method, forward, backward }.ToList().ForEach(member => CheckAccess(member, operation));
        AttributeData? writes = WellKnown.Attribute(forward, WellKnown.WritesOnly);
        EquatableArray<string> names(IEnumerable<IParameterSymbol> parameters) =>
            (isOfInstance ? [ThisWord.Text] : Enumerable.Empty<string>()).Concat(parameters.Select(parameter => parameter.Name)).ToEquatableArray();
        Export export = signature with
        {
            Forward = names(forward.Parameters.Where(parameter => parameter.RefKind != RefKind.Out)),
            Out = residuals.Ordinal + (isOfInstance ? 1 : 0),
            Backward = names(backward.Parameters),
            Jvp = jvp is null ? EquatableArray<string>.Empty : names(jvp.Parameters),
            WritesAnything = writes is null,
            IsOfInstance = isOfInstance,
        };
        if (receiver is { Whole: null } && arguments[0] is not (Ref or Const))
        {
            arguments = [Pin(arguments[0], MemberName(method.ContainingType.Name)), .. arguments.Skip(1)];
        }

        Expr[] leaves = LeavesOf(operation, method, export, arguments);
        string original = function.Qualifier + function.Name;
        var callee = new Callee(export.Method, original, original, Symbols.Type(residuals.Type), ParametersOf(export, writes), export);
        return Paired(operation, method, callee, leaves);
    }

    /// <summary>What the method is given and what it returns; null where there is something else among it than numbers, structures and arrays of these.</summary>
    private Export? Signature(IMethodSymbol method, ExportedValue? receiver)
    {
        ExportedValue?[] own = method.Parameters
            .Select(parameter => parameter.RefKind is RefKind.None or RefKind.In ? Exported(parameter.Name, parameter.Type, WellKnown.Has(parameter, WellKnown.NoGrad)) : null)
            .ToArray();
        ExportedValue?[] parameters = receiver is null ? own : [receiver, .. own];
        ExportedValue? result = Exported("Value", method.ReturnType, isConstant: false);
        bool isArray = result is { Whole: null, Type: { Category: TypeCategory.Array, Rank: 1, Item: { IsFloating: true } or { Structure: not null } } };
        return result is not { IsActive: true } || (result.Type.IsMemory && !isArray) || parameters.Any(parameter => parameter is null)
            ? null
            : new Export(
                SymbolIds.OfFunction(method),
                parameters.Select(parameter => parameter!).ToEquatableArray(),
                result,
                Forward: EquatableArray<string>.Empty,
                Out: 0,
                Backward: EquatableArray<string>.Empty,
                Jvp: EquatableArray<string>.Empty,
                WritesAnything: true);
    }

    /// <summary>What a method is called on: an object that carries no gradient, or a structure that it leaves as it is; null for any other.</summary>
    private ExportedValue? Receiver(IMethodSymbol method, Expr value) =>
        method.ContainingType.IsValueType ? (method.IsReadOnly && LayoutOf(method.ContainingType) is not null ? Exported(ThisWord.Text, method.ContainingType, isConstant: false) : null)
        : value is Aggregate || _scope.Activity.IsActive(value) ? null
        : new ExportedValue(ThisWord.Text, Symbols.Type(method.ContainingType), IsActive: false, Whole: null, Gradient: null, EquatableArray<int>.Empty);

    private ExportedValue? Exported(string name, ITypeSymbol symbol, bool isConstant)
    {
        TypeRef type = Symbols.Type(symbol);
        if (LayoutOf(symbol) is not { } layout)
        {
            bool isActive = !isConstant && type.CarriesDerivative;
            return type.CarriesDerivative || isConstant || !SignatureParser.CouldCarryGradient(symbol)
                ? new ExportedValue(name, type, isActive, Whole: null, Gradient: null, EquatableArray<int>.Empty)
                : null;
        }

        Structure whole = _scope.Structures.Whole(layout);
        return !StructureParser.IsPossible(whole) || whole.LeafTypes().Any(leaf => leaf.IsMemory) || _scope.Structures.Gradient(layout) is not { } gradient
            ? null
            : new ExportedValue(name, type, !isConstant, whole, gradient, _scope.Structures.GradientLeaves(layout).ToEquatableArray());
    }

    /// <summary>A member that was generated for a method; null where there is none, or more than one.</summary>
    private static IMethodSymbol? Generated(IMethodSymbol method, string suffix) =>
        method.ContainingType.GetMembers(method.Name + suffix).OfType<IMethodSymbol>().ToArray() is [{ IsGenericMethod: false } only] && only.IsStatic == method.IsStatic ? only : null;

    /// <summary>Whether two methods are the parts of the pair of a method, and not of another one of its name.</summary>
    private bool IsPairOf(Export export, IMethodSymbol forward, IMethodSymbol backward)
    {
        Dictionary<string, TypeRef> backwards = export.Parameters.Where(parameter => parameter.Type.IsMemory).ToDictionary(parameter => parameter.Name, parameter => parameter.Type);
        foreach (ExportedValue memory in export.Parameters.Where(parameter => parameter.IsActive && parameter.Type.IsMemory))
        {
            backwards["grad" + Differentiation.Derivatives.Pascal(memory.Name)] = memory.GradientType;
        }

        backwards["gradOut"] = export.Result.GradientType;
        IParameterSymbol residuals = forward.Parameters.First(parameter => parameter.RefKind == RefKind.Out);
        backwards["residuals"] = Symbols.Type(residuals.Type);
        ExportedValue[] gradients = export.Parameters.Where(parameter => parameter.IsActive && !parameter.Type.IsMemory).ToArray();
        return Takes(forward.Parameters.Where(parameter => !SymbolEqualityComparer.Default.Equals(parameter, residuals)), export.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Type))
            && forward.Parameters.Length == Given(export) + 1
            && Symbols.Type(forward.ReturnType) == export.Result.Type
            && Takes(backward.Parameters, backwards)
            && Gives(backward.ReturnType, gradients.Select(parameter => ("Grad" + Differentiation.Derivatives.Pascal(parameter.Name), parameter.GradientType)).ToArray());
    }

    /// <summary>The number of arguments.</summary>
    private static int Given(Export export) => export.Parameters.Count(parameter => parameter.Name != ThisWord.Text);

    private bool IsJvpOf(Export export, IMethodSymbol jvp)
    {
        ExportedValue[] active = export.Parameters.Where(parameter => parameter.IsActive).ToArray();
        Dictionary<string, TypeRef> taken = export.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Type);
        foreach (ExportedValue parameter in active)
        {
            taken["tangent" + Differentiation.Derivatives.Pascal(parameter.Name)] = parameter.Gradient?.Type ?? parameter.Type;
        }

        return jvp.Parameters.Length == Given(export) + active.Length
            && Takes(jvp.Parameters, taken)
            && Gives(jvp.ReturnType, [("Value", export.Result.Type), ("Tangent", export.Result.GradientType)]);
    }

    private bool Takes(IEnumerable<IParameterSymbol> parameters, Dictionary<string, TypeRef> known) => parameters.All(parameter =>
        known.TryGetValue(parameter.Name, out TypeRef? type) && type == Symbols.Type(parameter.Type) && parameter.RefKind is RefKind.None or RefKind.In);

    private bool Gives(ITypeSymbol type, (string Name, TypeRef Type)[] items) => items.Length switch
    {
        0 => type.SpecialType == SpecialType.System_Void,
        1 => Symbols.Type(type) == items[0].Type,
        _ => type is INamedTypeSymbol { IsTupleType: true } tuple
            && tuple.TupleElements.Length == items.Length
            && tuple.TupleElements.Zip(items, (element, item) => element.Name == item.Name && Symbols.Type(element.Type) == item.Type).All(isSame => isSame),
    };

    /// <summary>What is passed, leaf by leaf; what has no gradient there must have none here.</summary>
    private Expr[] LeavesOf(IOperation operation, IMethodSymbol method, Export export, List<Expr> arguments)
    {
        var leaves = new List<Expr>();
        for (int i = 0; i < arguments.Count; i++)
        {
            ExportedValue parameter = export.Parameters[i];
            if (!parameter.IsActive && _scope.Activity.IsActive(arguments[i]))
            {
                throw Reject(operation, Descriptors.NoDerivative, method.Name, $"'{parameter.Name}'", "it is marked [NoGrad] there; call StopGradient where that is meant");
            }

            bool mustHaveName = arguments[i].Any(MemoryFunctions.IsAllocation) || (export.Result.Type.IsMemory && arguments[i].Type.IsMemory && arguments[i] is not Ref);
            Expr argument = mustHaveName ? Named(arguments[i], "array") : arguments[i];
            leaves.AddRange(parameter.Whole is null ? [argument] : Leaves(MembersOf(argument, method, i - (export.IsOfInstance ? 1 : 0))));
        }

        return [.. leaves];
    }

    /// <summary>The members of an argument, or of what the method is called on; one that is left out is the default of its type.</summary>
    private Aggregate MembersOf(Expr argument, IMethodSymbol method, int parameter)
    {
        Layout layout = LayoutOf(parameter < 0 ? method.ContainingType : method.Parameters[parameter].Type)!;
        return argument is Const ? DefaultOf(layout) : ExplodeAll(argument, layout);
    }

    private static EquatableArray<CalleeParameter> ParametersOf(Export export, AttributeData? writes)
    {
        string?[] written = writes is null ? [] : writes.ConstructorArguments[0].Values.Select(value => value.Value as string).ToArray();
        return export.Parameters
            .SelectMany(parameter => Enumerable.Range(0, parameter.Leaves).Select(leaf => new CalleeParameter(
                parameter.IsActive && (parameter.GradientLeaves.Count == 0 || parameter.GradientLeaves[leaf] >= 0),
                parameter.Type.IsMemory && parameter.Type.Category != TypeCategory.ReadOnlySpan && (writes is null || written.Contains(parameter.Name)))))
            .ToEquatableArray();
    }

    private Expr Paired(IOperation operation, IMethodSymbol method, Callee callee, Expr[] leaves)
    {
        ExportedValue result = callee.Export!.Result;
        string name = MemberName(method.Name);
        List<Value> results = [];
        TypeRef[] types = result.Whole?.LeafTypes().ToArray() ?? [result.Type];
        string[] names = result.Whole?.Paths().Select(path => name + string.Concat(path.Split('.').Select(Differentiation.Derivatives.Pascal))).ToArray() ?? [name];
        for (int i = 0; i < types.Length; i++)
        {
            Value leaf = _scope.NewValue(names[i], types[i], ValueRole.Temporary);
            _scope.Activity.Mark(leaf);
            results.Add(leaf);
        }

        results.Add(_scope.NewValue(name + "Residuals", callee.Residuals, ValueRole.Temporary));
        _statements.Add(new Invoke(Section.Forward, callee, results.ToEquatableArray(), leaves.ToEquatableArray(), _quote, _scope.Callees.SiteOf(operation)));
        if (result.Type.IsMemory)
        {
            // An array that it was given may come back: then the gradients would be in two places.
            IEnumerable<Value> memory = leaves.OfType<Ref>().Select(leaf => leaf.Value).Where(value => value.Type.IsMemory).Distinct();
            _statements.AddRange(Differentiation.MemoryHelpers.RequireNew(memory, results[0]));
        }

        if (result.Whole is null)
        {
            return new Ref(results[0]);
        }

        int next = 0;
        return members(LayoutOf(method.ReturnType)!);

        Aggregate members(Layout layout) => Make(layout, layout.Members.Select(member =>
            member.Layout is { } inner ? (Expr)members(inner) : new Ref(results[next++])).ToArray());
    }
}
