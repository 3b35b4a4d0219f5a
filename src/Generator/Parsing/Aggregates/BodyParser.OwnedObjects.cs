using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Objects that the method makes and changes. They are taken apart as structures are, as long as each has one name at a time:
/// a variable that is read for anything but a member hands its object on, and is not read again until it is assigned.
/// Methods that are called on such an object, or are given it, know it by the variable that holds it.
/// </content>
internal sealed partial class BodyParser
{
    private const string OneName = "an object that changes is followed under one name at a time; make another one with 'new'";

    /// <summary>The layout of an object that is made; null where it stays whole.</summary>
    private Layout? OwnedLayoutOf(ITypeSymbol? type)
    {
        if (_isThrowing || Layout.OfMade(type) is not { } layout)
        {
            return null;
        }

        _scope.HasMetObjects = true;
        return _scope.TakesObjectsApart ? layout : null;
    }

    private Expr MakeOwned(IObjectCreationOperation operation, IMethodSymbol constructor, Layout layout)
    {
        Expr made = Run(operation, constructor, layout, BoundArguments(operation.Arguments));
        return operation.Initializer is null ? made : Initialize(made, layout, operation.Initializer);
    }

    /// <summary>The object that keeps a parameter of its primary constructor, and which member that is; null for other parameters.</summary>
    private (Aggregate Self, int Member)? Kept(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && !_callStack.Contains(constructor, SymbolEqualityComparer.Default)
        && _self is not null
        && _environment.Variables[Resolve(_self)].Value is Aggregate { IsOwned: true } self
        && _layouts[self.Type].IndexOf(parameter) is >= 0 and var member
            ? (self, member)
            : null;

    /// <summary>Reads a variable by its name. One that is not only looked into hands its object on.</summary>
    private Expr Name(ISymbol symbol, IOperation operation)
    {
        Expr value = Read(symbol, operation);
        if (value is Aggregate { IsOwned: true } owned && !IsLookedInto(operation, owned) && !IsReturned(symbol, operation))
        {
            _environment = _environment.Assign(Resolve(symbol), new HandedOn(value.Type));
        }

        return value;
    }

    /// <summary>Whether a variable is returned by the function that it belongs to: nothing can read it after that.</summary>
    private bool IsReturned(ISymbol symbol, IOperation operation)
    {
        if (operation.Parent is not IReturnOperation || !SymbolEqualityComparer.Default.Equals(Resolve(symbol), symbol))
        {
            return false;
        }

        IOperation? function = operation;
        while (function is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            function = function.Parent;
        }

        return function switch
        {
            IAnonymousFunctionOperation lambda => SymbolEqualityComparer.Default.Equals(lambda.Symbol, symbol.ContainingSymbol),
            ILocalFunctionOperation local => SymbolEqualityComparer.Default.Equals(local.Symbol, symbol.ContainingSymbol),
            _ => symbol is ILocalSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not (MethodKind.AnonymousFunction or MethodKind.LocalFunction) } },
        };
    }

    private bool IsLookedInto(IOperation operation, Aggregate value)
    {
        IOperation part = operation;
        while (part.Parent is IParenthesizedOperation or IConversionOperation { OperatorMethod: null })
        {
            part = part.Parent;
        }

        return part.Parent switch
        {
            IMethodReferenceOperation or IEventReferenceOperation => throw Rejection.At(
                operation.Syntax, Descriptors.UnsupportedExpression, "A delegate of an object that changes", _scope.Method.Name, "call the method by its name"),
            IMemberReferenceOperation member => member.Instance == part,
            IInvocationOperation call => call.Instance == part,
            IIsPatternOperation test => IsOfMembers(test.Pattern, value),
            _ => false,
        };
    }

    /// <summary>The variable of the method itself that holds an object under a name; null where the code names none.</summary>
    private ISymbol? OwnerOf(IOperation operation)
    {
        while (operation is IParenthesizedOperation or IConversionOperation { OperatorMethod: null, Conversion.IsIdentity: true })
        {
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        }

        return PlaceOf(operation) is { } symbol && _environment.Variables[symbol].Value is Aggregate { IsOwned: true } ? symbol : null;
    }

    private ISymbol? PlaceOf(IOperation operation)
    {
        ISymbol? symbol = operation is IParameterReferenceOperation { Parameter: var parameter } ? parameter : SymbolOf(operation);
        return symbol is not null && Resolve(symbol) is var place && _environment.Variables.ContainsKey(place) ? place : null;
    }

    /// <summary>Whether a method is called on an object that a variable holds: its 'this' is another name of the variable then.</summary>
    private bool IsCalledByName(IOperation site, IMethodSymbol target, Expr receiver)
    {
        _aliases.Remove(target);
        if (receiver is not Aggregate { IsOwned: true } || Assignments.ReceiverOf(site) is not { } instance || PlaceOf(instance) is null)
        {
            return false;
        }

        ISymbol owner = OwnerOf(instance) ?? throw OtherName(instance);
        CheckStays(instance, site);
        _aliases.Add(target, owner);
        return true;
    }

    /// <summary>What is looked into must be the same object when what stands beside it has been evaluated.</summary>
    private void CheckStays(IOperation instance, IOperation operation)
    {
        if (OwnerOf(instance) is { } owner && AssignedIn(EvaluatedIn(operation)).Contains(owner))
        {
            throw OtherName(instance);
        }
    }

    private static IOperation?[] EvaluatedIn(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => [assignment.Value],
        IInvocationOperation invocation => [.. invocation.Arguments],
        IPropertyReferenceOperation property => [.. property.Arguments],
        IObjectCreationOperation creation => [.. creation.Arguments],
        _ => [],
    };

    /// <summary>A variable may get another object only where no method that is open knows it by another name.</summary>
    private void CheckReplaced(ISymbol named, ISymbol symbol, Expr value, IOperation target, IOperation operation)
    {
        bool isOwned = value is Aggregate { IsOwned: true }
            || (_environment.Variables.TryGetValue(symbol, out Variable? variable) && variable.Value is Aggregate { IsOwned: true } or HandedOn);
        if (!isOwned)
        {
            return;
        }

        bool isParameter = named is IParameterSymbol { RefKind: RefKind.None } && !SymbolEqualityComparer.Default.Equals(named, symbol);
        bool isKnown = _callStack.Any(method => IsAnotherName(method, symbol) || method.Parameters.Any(parameter => parameter.RefKind == RefKind.None && IsAnotherName(parameter, symbol)));
        if (isParameter || isKnown || operation.Parent is not (IExpressionStatementOperation or IForLoopOperation))
        {
            throw OtherName(target);
        }
    }

    private bool IsAnotherName(ISymbol name, ISymbol symbol) =>
        _aliases.TryGetValue(name, out ISymbol? variable) && SymbolEqualityComparer.Default.Equals(variable, symbol);

    /// <summary>A value that becomes a member of another one: an object would have two names where that is copied.</summary>
    private Expr CheckHeld(Expr value, IOperation? operation = null) => value is Aggregate aggregate && (aggregate.IsOwned || (_layouts.TryGetValue(aggregate.Type, out Layout? layout) && layout.IsObject))
        ? throw OtherName(operation ?? _current!)
        : value;

    /// <summary>No object at all is not followed: its members would be read as zeros.</summary>
    private Expr CheckNull(Expr value, IOperation operation) => IsNull(operation) && operation.Type is { TypeKind: TypeKind.Class } && OwnedLayoutOf(operation.Type) is not null
        ? throw Rejection.At(operation.Syntax, Descriptors.UnsupportedExpression, $"'{Construct.Shorten(operation.Syntax)}' in the place of an object that changes", _scope.Method.Name, "begin with an object")
        : value;

    private static bool IsNull(IOperation operation) =>
        operation is IDefaultValueOperation || (operation is IConversionOperation conversion ? IsNull(conversion.Operand) : operation.ConstantValue is { HasValue: true, Value: null });

    /// <summary>Whether what two paths leave is an object of the method on each of them.</summary>
    private bool AreOwned(Expr? left, Expr? right)
    {
        bool isAny = left is Aggregate { IsOwned: true } || right is Aggregate { IsOwned: true };
        return isAny && (left is not (null or Aggregate) || right is not (null or Aggregate))
            ? throw OtherName(_current!)
            : isAny && left is null or Aggregate { IsOwned: true } && right is null or Aggregate { IsOwned: true };
    }

    private void CheckSameOwner(Expr init, Expr? next)
    {
        bool isOwned = init is Aggregate { IsOwned: true };
        if (next is not null && isOwned != next is Aggregate { IsOwned: true } && (isOwned || init is not Aggregate))
        {
            throw OtherName(_current!);
        }
    }

    private Aggregate? SetIn(Aggregate members, IOperation target, Expr value) =>
        members.IsOwned && target is IPropertyReferenceOperation { Property: { IsIndexer: false, IsVirtual: false, IsOverride: false, SetMethod: { } setter } }
            && BodyOf(setter) is { } body
            && !_callStack.Contains(setter, SymbolEqualityComparer.Default)
            ? InBody(setter, members, [new Argument(setter.Parameters[0], CheckHeld(value))], () => ParseBody(body, returnsVoid: true)).Self as Aggregate ?? throw OtherName(target)
            : null;

    private Rejection OtherName(IOperation operation) => Rejection.At(
        operation.Syntax, Descriptors.UnsupportedExpression, $"'{Construct.Shorten(operation.Syntax)}', an object that changes and has another name,", _scope.Method.Name, OneName);
}
