using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Calls of differentiated methods of other assemblies, by what was generated for them there. It is called once, in the
/// forward pass, and gives the gradients with the value: <c>var f = Library.FValueAndGrad(x)</c>.
/// </content>
internal sealed partial class BodyParser
{
    private Expr? Exported(IOperation operation, IMethodSymbol method, FunctionRef function, List<Expr> arguments)
    {
        TypeRef result = Symbols.Type(method.ReturnType);
        if (!IsExported(method)
            || result.Category is not (TypeCategory.Double or TypeCategory.Float)
            || !TryFind(method, arguments, result, out IMethodSymbol? member, out Expr[] passed))
        {
            return null;
        }

        var items = ((INamedTypeSymbol)member!.ReturnType).TupleElements.ToDictionary(item => item.Name, item => Symbols.Type(item.Type));
        int receivers = method.IsStatic ? 0 : 1;
        for (int i = 0; i < arguments.Count; i++)
        {
            if (_scope.Activity.IsActive(arguments[i]) && (i < receivers || !arguments[i].Type.IsFloating || !items.ContainsKey(GradientOf(method.Parameters[i - receivers]))))
            {
                throw Reject(
                    operation, Descriptors.NoDerivative, function.Name, $"'{function.Parameters[i].Name}'", "derivatives of methods of other assemblies are there of numbers that are not marked [NoGrad]");
            }
        }

        CheckAccess(member, operation);
        Expr all = Pin(new Call(Symbols.Method(member, asExtension: false), passed), MemberName(method.Name));
        FunctionRef value = new(
            function.Id + " value",
            "Value",
            Qualifier: string.Empty,
            CallStyle.Property,
            result,
            new[] { new FunctionParameter("this", all.Type, IsGeneric: false, IsNoGrad: true) }.Concat(function.Parameters).ToEquatableArray(),
            Shape: string.Empty,
            IsPure: true);
        _scope.Rules.Declare(value, method.Parameters
            .Where(parameter => items.ContainsKey(GradientOf(parameter)) && Symbols.Type(parameter.Type).IsFloating)
            .Select(parameter => RuleFor(function.Id, value, all.Type, parameter.Ordinal + receivers + 1, GradientOf(parameter))));
        return new Call(value, new[] { all }.Concat(arguments).ToEquatableArray());
    }

    /// <summary>Whether a method was differentiated in another assembly.</summary>
    private bool IsExported(IMethodSymbol method) =>
        !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, Compilation.Assembly)
        && method.MethodKind == MethodKind.Ordinary
        && !method.IsGenericMethod
        && WellKnown.Has(method.OriginalDefinition, WellKnown.Differentiable);

    /// <summary>Finds what was generated for a method that returns a number, and what it is to be passed.</summary>
    private bool TryFind(IMethodSymbol method, List<Expr> arguments, TypeRef result, out IMethodSymbol? member, out Expr[] passed)
    {
        foreach (string suffix in new[] { nameof(Members.ValueAndGrad), nameof(Members.Vjp) })
        {
            foreach (IMethodSymbol candidate in method.ContainingType.GetMembers(method.Name + suffix).OfType<IMethodSymbol>())
            {
                Expr?[] found = candidate.Parameters.Select(parameter => Passed(method, arguments, parameter, result)).ToArray();
                bool isComplete = candidate.IsStatic == method.IsStatic
                    && candidate.ReturnType is INamedTypeSymbol { IsTupleType: true }
                    && candidate.Parameters.Length == method.Parameters.Length + (suffix == nameof(Members.Vjp) ? 1 : 0);
                if (isComplete && found.All(argument => argument is not null))
                {
                    (member, passed) = (candidate, [.. arguments.Take(method.IsStatic ? 0 : 1), .. found.Select(argument => argument!)]);
                    return true;
                }
            }
        }

        (member, passed) = (null, []);
        return false;
    }

    /// <summary>What is passed for a parameter of a generated member: the argument of the method's own, and one for the cotangent.</summary>
    private Expr? Passed(IMethodSymbol method, List<Expr> arguments, IParameterSymbol parameter, TypeRef result)
    {
        IParameterSymbol? own = method.Parameters.FirstOrDefault(candidate => candidate.Name == parameter.Name);
        return own is not null
            ? own.RefKind == parameter.RefKind && SymbolEqualityComparer.Default.Equals(own.Type, parameter.Type) ? arguments[own.Ordinal + (method.IsStatic ? 0 : 1)] : null
            : parameter.Name == "gradOut" && Symbols.Type(parameter.Type) == result ? new Const(result, 1) : null;
    }

    private static string GradientOf(IParameterSymbol parameter) => "Grad" + Differentiation.Derivatives.Pascal(parameter.Name);

    /// <summary>The rule of the value with respect to an argument: the gradient is there already.</summary>
    private static Rule RuleFor(string method, FunctionRef value, TypeRef all, int parameter, string item)
    {
        TypeRef type = value.Parameters[parameter].Type;
        var gradient = new Call(ExportedGradients.Item(method, all, item, type), new Slot(0, all));
        Expr times(int slot, TypeRef from, TypeRef to)
        {
            TypeRef wider = type.Category == TypeCategory.Double ? type : value.ReturnType;
            var product = new Binary(BinaryOperator.Multiply, new Slot(slot, from), gradient, wider);
            return wider == to ? product : new Cast(to, product, isImplicit: false);
        }

        return new Rule(value.Id, parameter, RuleKind.General, times(Slot.Grad, value.ReturnType, type), times(Slot.Tangent, type, value.ReturnType));
    }
}
