using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Which operations may write memory, so that what is read before them has to be read at once.</content>
internal sealed partial class BodyParser
{
    private readonly Dictionary<IMethodSymbol, bool> _storing = new(SymbolEqualityComparer.Default);

    private readonly Dictionary<IMethodSymbol, bool> _changing = new(SymbolEqualityComparer.Default);

    /// <summary>Whether evaluating an operation may write an element of memory.</summary>
    private bool MayStore(IOperation operation) => Descendants(operation).Any(part => MayStoreItself(part) || OperatorStores(part));

    private bool MayStoreItself(IOperation part) => part switch
    {
        IAssignmentOperation assignment => Targets(assignment.Target).Any(IsInMemory),
        IIncrementOrDecrementOperation increment => IsInMemory(increment.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument when IsInMemory(argument.Value) => true,
        IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref, Initializer.Value: var referred } when IsInMemory(referred) => true,
        IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } } => true,
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } called } =>
            FunctionOf(called) is not { } function || (function.Body is { } body ? MayStore(body) : MayStore(function.Method)),
        IInvocationOperation { TargetMethod: var method } invocation => MayStore(method) || MayChange(method, invocation.Instance),
        IPropertyReferenceOperation { Property: var property, Instance: var instance } =>
            new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>().Any(accessor => BodyOf(accessor) is not null && (MayStore(accessor) || MayChange(accessor, instance))),
        IObjectCreationOperation or IDynamicInvocationOperation => true,
        _ => false,
    };

    /// <summary>Whether an operator of the project writes elements of what it is given. Most only make a new value.</summary>
    private bool OperatorStores(IOperation operation)
    {
        IMethodSymbol? method = operation switch
        {
            IBinaryOperation binary => binary.OperatorMethod,
            IUnaryOperation unary => unary.OperatorMethod,
            IConversionOperation conversion => conversion.OperatorMethod,
            ICompoundAssignmentOperation compound => compound.OperatorMethod,
            IIncrementOrDecrementOperation increment => increment.OperatorMethod,
            _ => null,
        };
        if (method?.OriginalDefinition is not { } known || BodyOf(known) is not { } body)
        {
            return false;
        }

        if (!_storing.TryGetValue(known, out bool stores))
        {
            _storing.Add(known, true);
            _storing[known] = stores = Descendants(body).Any(part => part is not IObjectCreationOperation && (MayStoreItself(part) || OperatorStores(part)));
        }

        return stores;
    }

    /// <summary>Whether a method changes the structure that it is called on, and that is in memory.</summary>
    private bool MayChange(IMethodSymbol method, IOperation? receiver) => receiver is not null && IsInMemory(receiver) && ChangesReceiver(method);

    /// <summary>Whether a method of the project changes the structure that it is called on.</summary>
    private bool ChangesReceiver(IMethodSymbol method)
    {
        method = Callees.Declared(method);
        if (!_changing.TryGetValue(method, out bool changes))
        {
            var effects = new CallEffects(_scope);
            if (BodyOf(method) is { } body)
            {
                effects.Add(body);
            }

            _changing.Add(method, changes = effects.WritesReceiver);
        }

        return changes;
    }

    private bool MayStore(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (!_storing.TryGetValue(method, out bool stores))
        {
            _storing.Add(method, true);
            _storing[method] = stores = Stores(method);
        }

        return stores;
    }

    private bool Stores(IMethodSymbol method)
    {
        if (method.ContainingNamespace?.ToDisplayString().Split('.')[0] is "System" or "AutoDiffGen")
        {
            return method.ReturnsVoid;
        }

        return BodyOf(method) is not { } body || MayStore(body);
    }
}
