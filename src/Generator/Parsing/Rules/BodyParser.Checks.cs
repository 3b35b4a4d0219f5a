using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>What keeps an active value from being silently taken for a constant.</content>
internal sealed partial class BodyParser
{
    /// <summary>
    /// An active value must not become a constant on its way through a type that carries no derivative: an object, an
    /// array, a decimal. Through an integer it may; a warning says that the derivative is zero.
    /// </summary>
    protected override Expr NotLaundered(IOperation operation, Expr expr)
    {
        if (expr is not Aggregate && expr.Children.Any(child => child is Aggregate))
        {
            throw Unsupported(operation);
        }

        if (expr is Aggregate or Element || _isThrowing || expr.Type.Category is not (TypeCategory.Other or TypeCategory.Integer)
            || !expr.Children.Any(_scope.Activity.IsActive)
            || (expr is Call && expr.Type.Category == TypeCategory.Integer))
        {
            return expr;
        }

        if (expr.Type.Category == TypeCategory.Other)
        {
            throw Rejection.At(
                operation.Syntax,
                Descriptors.DerivativeIsLost,
                operation.Type?.ToDisplayString(Formats.Message) ?? expr.Type.Name,
                _scope.Method.Name);
        }

        _scope.Warn(operation.Syntax, Descriptors.DerivativeIsZero, $"The conversion to '{expr.Type.Name}'", _scope.Method.Name);
        return expr;
    }

    private bool HasRules(FunctionRef function) => _scope.Rules.Of(function).Count > 0;

    /// <summary>Every active argument needs a rule; one that is zero everywhere is worth a warning.</summary>
    private void CheckRules(FunctionRef function, IReadOnlyList<Expr> arguments, IOperation operation)
    {
        if (!function.ReturnType.IsDifferentiable)
        {
            if (CanKeep(operation))
            {
                throw Reject(operation, Descriptors.MightKeep, function.Name);
            }

            if (function.ReturnType.Category == TypeCategory.Void)
            {
                return;
            }

            if (function.ReturnType.IsNumber || function.ReturnType.Category is TypeCategory.Bool or TypeCategory.TensorShape or TypeCategory.Tensor)
            {
                if (function.ReturnType.IsNumber && arguments.Any(argument => argument.Type.IsFloating && _scope.Activity.IsActive(argument)))
                {
                    _scope.Warn(operation.Syntax, Descriptors.DerivativeIsZero, $"'{function.Name}'", _scope.Method.Name);
                }

                return;
            }
        }

        int[] active = Enumerable.Range(0, arguments.Count)
            .Where(i => _scope.Activity.IsActive(arguments[i]) && !(i < function.Parameters.Count && function.Parameters[i].IsNoGrad))
            .ToArray();
        Require(Descriptors.NoDerivative, i => _scope.Rules.Of(function, i) is null, AdviceOf(function));
        if (_scope.NeedsForwardRules)
        {
            Require(Descriptors.NoForwardRule, i => _scope.Rules.Of(function, i) is { Kind: RuleKind.General, Jvp: null, IsZero: false });
        }

        int[] zero = active.Where(i => _scope.Rules.Of(function, i)!.IsZero).ToArray();
        if (zero.Length > 0)
        {
            string where = zero.Length == active.Length ? string.Empty : $" with respect to {Names(zero)}";
            _scope.Warn(operation.Syntax, Descriptors.DerivativeIsZero, $"'{function.Name}'{where}", _scope.Method.Name);
        }

        void Require(Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, System.Func<int, bool> isMissing, params string[] advice)
        {
            int[] missing = active.Where(isMissing).ToArray();
            if (missing.Length > 0)
            {
                Rejection rejection = Reject(operation, descriptor, [function.Name, Names(missing), .. advice]);
                throw new Rejection(rejection.Info with { Parameters = string.Join(",", missing.Select(ParameterName)) });
            }
        }

        string Names(int[] parameters) => string.Join(" and ", parameters.Select(i => $"'{ParameterName(i)}'"));

        string ParameterName(int i) => i < function.Parameters.Count ? function.Parameters[i].Name : "params";
    }

    /// <summary>
    /// Whether a call that gives no derivative back might keep an active value, to be read as a constant later: a call for
    /// its effect, other than a check or a message, or one on an object that is no tensor.
    /// </summary>
    private bool CanKeep(IOperation operation)
    {
        if (operation is not IInvocationOperation { TargetMethod: var method })
        {
            return false;
        }

        INamedTypeSymbol type = method.ContainingType;
        bool isObject = !method.IsStatic && type.IsReferenceType && !WellKnown.Is(type.OriginalDefinition, WellKnown.Tensor);
        return !OutsideWrites.IsTold(type) && (method.ReturnsVoid || isObject || HasEffects(method));
    }

    /// <summary>Whether a method of the project writes to anything but its own variables.</summary>
    private bool HasEffects(IMethodSymbol method) => new OutsideWrites(_scope).AreIn(method);

    /// <summary>A member that others can set, or change, and that could carry a gradient, is not silently taken for a constant.</summary>
    private void CheckMember(ISymbol member, IOperation operation)
    {
        ITypeSymbol type = operation.Type!;
        bool isKept = member is IFieldSymbol || member.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, member));
        bool isActive = WellKnown.Has(member, WellKnown.ParameterMark)
            || (StructureParser.IsOpen(member)
                && !WellKnown.Has(member, WellKnown.NoGrad)
                && (StructureParser.IsSettable(member) || (isKept && type.IsReferenceType)));
        if (isActive && !member.IsStatic && CouldBeActive(type))
        {
            throw Reject(operation, Descriptors.ActiveMember, member.ToDisplayString(Formats.Message));
        }
    }

    private bool CouldBeActive(ITypeSymbol type) =>
        Symbols.Type(type).CarriesDerivative
        || SignatureParser.CouldCarryGradient(type)
        || (Layout.OfAny(type) is { } layout && _scope.Structures.HasDerivative(layout));

    private void CheckAccess(ISymbol member, IOperation operation)
    {
        if (!Compilation.IsSymbolAccessibleWithin(member, AccessSite))
        {
            throw Rejection.At(operation.Syntax, Descriptors.Inaccessible, member.ToDisplayString(Formats.Message), AccessSite.ToDisplayString(Formats.Message));
        }
    }

    /// <summary>Why a function has no rule; one that is no symbol of its own, as the element of an array, just has none.</summary>
    private string AdviceOf(FunctionRef function) =>
        Symbols.Functions.TryGetValue(function.Id, out ISymbol? symbol) ? CallAdvice.Of(symbol, Compilation) : "give it a [Derivative] rule";
}
