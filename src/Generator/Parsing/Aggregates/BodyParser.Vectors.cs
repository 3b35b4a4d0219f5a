using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>The vectors of <c>System.Numerics</c>: what their members compute is a table of formulas of their components.</content>
internal sealed partial class BodyParser
{
    /// <summary>
    /// A function of vectors, by its formula; null where it is none, or nothing that is taken apart goes in.
    /// </summary>
    private Expr? OfVectors(IOperation operation, ISymbol function, ITypeSymbol result, IReadOnlyList<Expr> arguments)
    {
        if (!WellKnown.IsVector(function.ContainingType)
            || LayoutOf(function.ContainingType) is not { } layout
            || !(arguments.Count == 0 || arguments.Any(argument => argument is Aggregate || _scope.Activity.IsActive(argument))))
        {
            return null;
        }

        IEnumerable<ITypeSymbol> types = function is IMethodSymbol method ? method.Parameters.Select(parameter => parameter.Type) : [];
        Expr[][] parts = (function.IsStatic ? types : types.Prepend(layout.Type)).Zip(arguments, (type, argument) => Components(argument, type)).ToArray();
        if (new VectorReader(layout.Members.Length, ScalarFunction, Temporary).Apply(function.Name, parts) is { } value)
        {
            return WellKnown.IsVector(result) ? VectorOf(layout, value) : value[0];
        }

        return arguments.Any(_scope.Activity.IsActive)
            ? throw Reject(operation, Descriptors.NoDerivative, function.ToDisplayString(Formats.Message), "its arguments", "write it with the components of the vectors")
            : null;
    }

    private Aggregate VectorOf(Layout layout, Expr[] components) =>
        Make(layout, components.Length == 1 ? layout.Members.Select(_ => components[0]) : components);

    /// <summary>The components of a vector; a number is one alone.</summary>
    private Expr[] Components(Expr value, ITypeSymbol type) => WellKnown.IsVector(type)
        ? Explode(value is Ref or Aggregate ? value : Named(value, "vector"), LayoutOf(type)!).Items.ToArray()
        : [value];

    /// <summary><c>new Vector3(s)</c>, <c>new Vector4(v, w)</c> and their like: the components of the arguments, or one for all.</summary>
    private Expr? NewVector(Layout layout, IMethodSymbol constructor, IReadOnlyList<Expr> arguments)
    {
        if (!WellKnown.IsVector(layout.Type) || arguments.Any(argument => argument.Type.IsMemory))
        {
            return null;
        }

        Expr[] components = arguments.Zip(constructor.Parameters, (argument, parameter) => Components(argument, parameter.Type)).SelectMany(parts => parts).ToArray();
        return VectorOf(layout, components.Length == 1 && components[0] is not (Ref or Const) ? [Temporary(components[0], "value")] : components);
    }

    /// <summary>A component by a constant index; null where the value is no vector that is taken apart.</summary>
    private Expr? Component(IPropertyReferenceOperation operation, IReadOnlyList<Expr> arguments)
    {
        if (!operation.Property.IsIndexer || !WellKnown.IsVector(operation.Property.ContainingType) || !arguments.Any(_scope.Activity.IsActive))
        {
            return null;
        }

        Expr[] components = Components(arguments[0], operation.Property.ContainingType);
        return operation.Arguments[0].Value.ConstantValue.Value is int index and >= 0 && index < components.Length
            ? components[index]
            : throw Rejection.At(operation.Syntax, Descriptors.UnsupportedExpression, "A component by an index that is no constant", _scope.Method.Name, "name it: X, Y, Z or W");
    }

    private FunctionRef? ScalarFunction(string name, int arity)
    {
        if (name == VectorFormulas.Root.Name && ScalarFunction("Sqrt", arity) is { } root)
        {
            root = root with { Id = root.Id + " of a square" };
            _scope.Rules.Declare(root, VectorFormulas.Root);
            return root;
        }

        INamedTypeSymbol?[] types = [Compilation.GetTypeByMetadataName("System.MathF"), Compilation.GetSpecialType(SpecialType.System_Single)];
        return types.OfType<INamedTypeSymbol>()
            .SelectMany(type => type.GetMembers(name).OfType<IMethodSymbol>())
            .FirstOrDefault(method => method.IsStatic && method.Parameters.Length == arity && method.Parameters.All(parameter => parameter.Type.SpecialType == SpecialType.System_Single)) is { } found
            ? Symbols.Method(found, asExtension: false)
            : null;
    }
}
