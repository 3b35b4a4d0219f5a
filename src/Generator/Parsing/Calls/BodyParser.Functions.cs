using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Local functions, lambdas and methods that are passed as delegates. They are followed into where they are called, among
/// the variables that they capture; a delegate that is not known where it is called, or that goes elsewhere, is rejected.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>The delegates that locals and parameters hold.</summary>
    private readonly Dictionary<ISymbol, KnownFunction> _functions = new(SymbolEqualityComparer.Default);

    /// <summary>A function that a delegate calls.</summary>
    /// <param name="Method">The method.</param>
    /// <param name="Body">The body of a lambda or a local function; null for a method.</param>
    /// <param name="Receiver">What an instance method is called on.</param>
    /// <param name="Self">The method whose receiver is 'this' in a lambda; null where that is the receiver.</param>
    private sealed record KnownFunction(IMethodSymbol Method, IOperation? Body, Expr? Receiver, ISymbol? Self = null);

    /// <summary>The function that a delegate calls; null where it is not known.</summary>
    private KnownFunction? FunctionOf(IOperation operation) => operation switch
    {
        IDelegateCreationOperation creation => FunctionOf(creation.Target),
        IConversionOperation { OperatorMethod: null } conversion => FunctionOf(conversion.Operand),
        IParenthesizedOperation parenthesized => FunctionOf(parenthesized.Operand),
        IAnonymousFunctionOperation lambda => new KnownFunction(lambda.Symbol, lambda.Body, _receiver, _self),
        IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } local => new KnownFunction(Symbols.TypeArguments.Method(local.Method), BodyOf(local.Method), _receiver, _self),
        IMethodReferenceOperation { Method: { IsVirtual: false, IsOverride: false, IsAbstract: false }, Instance: null or IInstanceReferenceOperation } method =>
            new KnownFunction(Implementation(method, method.Method), null, method.Instance is null ? null : Translate(method.Instance)),
        ILocalReferenceOperation local => _functions.TryGetValue(local.Local, out KnownFunction? known) ? known : null,
        IParameterReferenceOperation parameter => _functions.TryGetValue(parameter.Parameter, out KnownFunction? known) ? known : null,
        _ => null,
    };

    /// <summary>Remembers what a local delegate calls, where it is only ever this.</summary>
    private bool TryDeclareFunction(ILocalSymbol local, IOperation value)
    {
        if (local.Type.TypeKind != TypeKind.Delegate || FunctionOf(value) is not { } function)
        {
            return false;
        }

        _functions[local] = function;
        return true;
    }

    private IOperation? BodyOf(IMethodSymbol method) => _scope.BodyOf(method);

    private Expr CallLocal(IInvocationOperation operation, IMethodSymbol method)
    {
        IOperation body = BodyOf(method) ?? throw Unsupported(operation);
        return CallKnown(operation, new KnownFunction(method, body, _receiver, _self), BoundArguments(operation.Arguments));
    }

    private Expr CallKnown(IOperation operation, KnownFunction function, List<Argument> arguments)
    {
        IMethodSymbol method = function.Method;
        if (method.IsAsync || method.ReturnsByRef || method.ReturnsByRefReadonly || IsIterator(function.Body))
        {
            throw Unsupported(operation);
        }

        if (function.Body is { } body)
        {
            // A delegate names its parameters in its own way.
            List<Argument> bound = arguments.Select(argument => argument with { Parameter = method.OriginalDefinition.Parameters[argument.Parameter.Ordinal] }).ToList();
            return InlineBody(operation, method, body, function.Receiver, bound, function.Self);
        }

        if (arguments.Any(argument => argument.Value is null || argument.Changed is not null))
        {
            throw Unsupported(operation);
        }

        List<Expr> values = arguments.OrderBy(argument => argument.Parameter.Ordinal).Select(argument => argument.Value!).ToList();
        return CallMethod(operation, method, function.Receiver is { } receiver ? [receiver, .. values] : values, asExtension: false);
    }

    private static bool IsIterator(IOperation? body) =>
        body is not null && InSameMethod(body).Any(operation => operation.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak);

    /// <summary>Parses the body of a function where it is called.</summary>
    /// <param name="site">The call.</param>
    /// <param name="method">The function as it is called.</param>
    /// <param name="body">The body.</param>
    /// <param name="receiver">What it is called on.</param>
    /// <param name="arguments">What its parameters are bound to.</param>
    /// <param name="captured">The method whose receiver is 'this' in a lambda or a local function.</param>
    private Expr InlineBody(IOperation site, IMethodSymbol method, IOperation body, Expr? receiver, IReadOnlyList<Argument> arguments, ISymbol? captured = null)
    {
        IMethodSymbol target = Declared(method);
        if (_callStack.Contains(target, SymbolEqualityComparer.Default)
            || SymbolEqualityComparer.Default.Equals(target, _scope.Method))
        {
            throw Reject(site, Descriptors.Recursion, target.ToDisplayString(Formats.Message));
        }

        CountCall(site, target, body);
        arguments = ByReference(site, target, body, arguments);
        (Expr? outerReceiver, ISymbol? outerSelf, TypeArguments outerTypes) = (_receiver, _self, Symbols.TypeArguments);
        Symbols.TypeArguments = outerTypes.Inside(method, target) ?? throw Reject(site, Descriptors.Recursion, target.ToDisplayString(Formats.Message));
        bool isNested = target.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction;
        bool hasSelf = !isNested && receiver is Aggregate;
        bool isByName = hasSelf && IsCalledByName(site, target, receiver!);
        Expr? self = hasSelf && !isByName ? DeclareCopy(target, receiver!) : null;
        List<(Argument Argument, Expr Before)> changed = [];
        foreach (Argument argument in arguments.Where(argument => argument.Changed is not null))
        {
            Forget(argument.Parameter);
            changed.Add((argument, DeclareCopy(argument.Parameter, argument.Value!)));
        }

        Frame caller = EnterBody();
        (_receiver, _self) = isNested ? (receiver, captured) : hasSelf ? (null, target) : (receiver, null);
        _callStack.Add(target);
        foreach (Argument argument in arguments.Where(argument => argument.Changed is null))
        {
            Bind(argument);
        }

        Expr result = ParseBody(body, target.ReturnsVoid);
        _callStack.RemoveAt(_callStack.Count - 1);
        LeaveBody(caller);
        (_receiver, _self, Symbols.TypeArguments) = (outerReceiver, outerSelf, outerTypes);
        if (isByName)
        {
            _aliases.Remove(target);
        }
        else if (hasSelf)
        {
            Expr left = TakeCopy(target);
            if (Assignments.ReceiverOf(site) is { } instance)
            {
                WriteBack(site, instance, receiver!, self!, left);
            }
        }

        foreach ((Argument argument, Expr before) in changed)
        {
            WriteBack(site, argument.Changed!, argument.Value!, before, TakeCopy(argument.Parameter));
        }

        return result;
    }
}
