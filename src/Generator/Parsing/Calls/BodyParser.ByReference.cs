using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Code that is followed into gets copies of what is passed by 'in', of structures in memory and of the structure that it is
/// called on. Where a call may change or read the original on the way, under another name, it gets the element itself; where that
/// cannot be done, the call is rejected.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>The arguments of a call; those for which a copy would not do are the elements themselves.</summary>
    private IReadOnlyList<Argument> ByReference(IOperation site, IMethodSymbol target, IOperation body, IReadOnlyList<Argument> arguments)
    {
        if (ConflictIn(site, target, body, arguments) is null)
        {
            return arguments;
        }

        arguments = arguments.Select(argument => argument is { Place: not null, Changed: not null } ? argument with { Value = null, Changed = null } : argument).ToList();
        return ConflictIn(site, target, body, arguments) is not { } conflict ? arguments : throw Rejection.At(
            conflict.Operation.Syntax,
            Descriptors.UnsupportedExpression,
            "A call that may change, or read, what it is passed by reference under another name",
            _scope.Method.Name,
            "pass a copy: take it to a local first");
    }

    private PassedByReference? ConflictIn(IOperation site, IMethodSymbol target, IOperation body, IReadOnlyList<Argument> arguments)
    {
        List<PassedByReference> passed = [];
        if (!target.IsStatic && Assignments.ReceiverOf(site) is { Type.IsValueType: true } instance && PassedByReference.Of(instance, OwnVariable, ItemAround) is { } receiver)
        {
            passed.Add(receiver with { IsReceiver = true });
        }

        foreach ((IParameterSymbol parameter, IOperation value) in Given(site).Where(pair => pair.Parameter.RefKind != RefKind.None))
        {
            if (PassedByReference.Of(value, OwnVariable, ItemAround) is { } argument && SymbolEqualityComparer.Default.Equals(value.Type, parameter.Type))
            {
                bool isKnown = arguments.Any(bound => bound.Parameter.Ordinal == parameter.Ordinal && bound.Changed is null && (bound.Variable is not null || bound.Place is not null));
                passed.Add(argument with { IsWritten = parameter.RefKind is RefKind.Ref or RefKind.Out, IsCopy = !isKnown });
            }
        }

        bool hasFunctions = target.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction || arguments.Any(argument => argument.Function is not null);
        return PassedByReference.Conflict(passed, hasFunctions, () => EffectsOf(body, arguments), OwnVariable);
    }

    /// <summary>The variable that a name stands for; null where it stands for an element.</summary>
    private ISymbol? OwnVariable(ISymbol symbol) => _passed.ContainsKey(symbol) ? null : Resolve(symbol);

    private CallEffects EffectsOf(IOperation body, IReadOnlyList<Argument> arguments)
    {
        var effects = new CallEffects(_scope);
        effects.Add(body);
        foreach (IOperation function in arguments.Select(argument => argument.Function).OfType<KnownFunction>().Select(function => function.Body ?? BodyOf(function.Method)).OfType<IOperation>())
        {
            effects.Add(function);
        }

        return effects;
    }

    private static IEnumerable<(IParameterSymbol Parameter, IOperation Value)> Given(IOperation site)
    {
        IEnumerable<IArgumentOperation> arguments = site switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IPropertyReferenceOperation property => property.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        (IMethodSymbol? method, IOperation[] operands) = site switch
        {
            IBinaryOperation binary => (binary.OperatorMethod, new[] { binary.LeftOperand, binary.RightOperand }),
            IUnaryOperation unary => (unary.OperatorMethod, [unary.Operand]),
            IConversionOperation conversion => (conversion.OperatorMethod, [conversion.Operand]),
            _ => (null, []),
        };
        return arguments.Where(argument => argument.Parameter is not null).Select(argument => (argument.Parameter!, argument.Value))
            .Concat(method is null ? [] : method.Parameters.Zip(operands, (parameter, operand) => (parameter, operand)));
    }
}
