using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Calls of methods and of operators: followed, differentiated by a rule, or kept as they are.</content>
internal sealed partial class BodyParser
{
    protected override Expr Invocation(IInvocationOperation operation)
    {
        IMethodSymbol method = Called(operation);
        if (method.Name.EndsWith("InPlace", System.StringComparison.Ordinal)
            && method.ContainingAssembly?.Name == WellKnown.RuntimeAssembly)
        {
            throw Reject(operation, Descriptors.InPlace, method.ToDisplayString(Formats.Message));
        }

        if (WellKnown.IsStopGradient(method))
        {
            return Stopped(operation, method);
        }

        if (IsConversion(method))
        {
            return Converted(operation, method);
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return CallLocal(operation, method);
        }

        if (method.MethodKind == MethodKind.DelegateInvoke && operation.Instance is { } called && FunctionOf(called) is { } known)
        {
            return CallKnown(operation, known, BoundArguments(operation.Arguments));
        }

        if (MustInline(operation, method))
        {
            Expr? receiver = operation.Instance is { } target ? Receiver(target) : null;
            List<Argument> bound = BoundArguments(operation.Arguments)
                .Select(argument => argument with { Parameter = Declared(method).Parameters[argument.Parameter.Ordinal] })
                .ToList();
            return Inline(operation, method, receiver is null ? null : AfterArguments(operation.Instance!, receiver), bound);
        }

        if (operation.Arguments.Any(argument => argument is { Parameter.RefKind: RefKind.Out, Value: not IDiscardOperation } or { Parameter.RefKind: RefKind.Ref }))
        {
            return WithOutArguments(operation, method);
        }

        if ((AsSpanOfRange(operation, method) ?? NullCheck(operation, method)) is { } done)
        {
            return done;
        }

        return IsOfQueries(method) ? QueryOrCall(operation, method) : Call(operation, method);
    }

    private Expr Call(IInvocationOperation operation, IMethodSymbol method)
    {
        List<Expr> arguments = operation.Instance is { } instance ? [Receiver(instance)] : [];
        arguments.AddRange(Arguments(operation.Arguments));
        if (operation.Instance is { } called)
        {
            arguments[0] = AfterArguments(called, arguments[0]);
        }

        if (_scope.Ahead?.MethodOf(method, Compilation) is { } differentiated)
        {
            return Nested(operation, differentiated, arguments);
        }

        return operation.Instance is { } receiver && MayChange(receiver, method)
            ? OnCopy(operation, receiver, arguments[0], copy => CallMethod(operation, method, [copy, .. arguments.Skip(1)], asExtension: false))
            : CallMethod(operation, method, arguments, IsExtensionSyntax(operation));
    }

    private Expr CallMethod(IOperation operation, IMethodSymbol method, List<Expr> arguments, bool asExtension)
    {
        FunctionRef function = Symbols.Method(method, asExtension, TypeParameterOf(operation));
        if (!method.IsStatic && LayoutOf(method.ContainingType) is { Type.IsValueType: true } layout && arguments[0] is not Aggregate && !IsThis(arguments[0]) && HasEffects(method))
        {
            arguments[0] = Explode(arguments[0], layout);
        }

        if (OfVectors(operation, method, method.ReturnType, arguments) is { } ofVectors)
        {
            return ofVectors;
        }

        if (SineAndCosine(method, arguments) is { } both)
        {
            return both;
        }

        bool isApart = arguments.Any(argument => argument is Aggregate);
        if (method.IsStatic && (method.IsVirtual || method.IsAbstract) && !WellKnown.IsOfNumbers(method.ContainingType))
        {
            throw Unsupported(operation);
        }

        if (MemoryCall(operation, method, function, arguments) is { } done)
        {
            return done;
        }

        bool isActive = arguments.Any(_scope.Activity.IsActive);
        if (isActive && !HasRules(function) && MustPair(method, arguments) && ByPair(operation, method, function, arguments) is { } paired)
        {
            return paired;
        }

        int shared = arguments.FindIndex(argument => argument.Type.HasShadow && _scope.Activity.IsActive(argument));
        if (shared >= 0 && !CanInline(method, arguments))
        {
            string parameter = shared < function.Parameters.Count ? $"'{function.Parameters[shared].Name}'" : "its arguments";
            throw Reject(operation, Descriptors.NoDerivative, function.Name, parameter, AdviceOf(function));
        }

        if ((isActive || isApart) && !HasRules(function) && CanInline(method, arguments))
        {
            return Inline(operation, method, arguments);
        }

        if (isApart)
        {
            CheckReferenced(operation, method, function, arguments);
            arguments = arguments.Select(argument => Whole(operation, argument)).ToList();
        }

        if (isActive && !HasRules(function) && (Exported(operation, method, function, arguments) ?? ByPair(operation, method, function, arguments)) is { } exported)
        {
            return exported;
        }

        if (isActive)
        {
            CheckRules(function, arguments, operation);
        }

        CheckAccess(method, operation);
        var call = new Call(function, arguments.ToEquatableArray());
        return function.IsPure ? call : Pin(call, MemberName(method.Name));
    }

    protected override Expr OperatorCall(IOperation operation, IMethodSymbol method, FunctionRef function, params Expr[] operands)
    {
        if ((OfVectors(operation, method, method.ReturnType, operands) ?? RecordEquality(method, operands) ?? InlineOperator(operation, method, operands)) is { } known)
        {
            return known;
        }

        operands = operands.Select(operand => Whole(operation, operand)).ToArray();
        if (operands.Any(_scope.Activity.IsActive))
        {
            CheckRules(function, operands, operation);
        }

        if (method.Name is WellKnownMemberNames.TrueOperatorName or WellKnownMemberNames.FalseOperatorName)
        {
            return method.Name == WellKnownMemberNames.TrueOperatorName ? Pin(new Call(InactiveText.Of(InactiveText.Place(0) + " ? true : false", TypeRef.Bool), operands), "isTrue") : throw Unsupported(operation);
        }

        var call = new Call(function, operands);
        return function.IsPure || WellKnown.IsOfSystem(method.ContainingType) ? call : Pin(call, NameFor(operation));
    }

    /// <summary>Up to C# 13, the conversion of an array to a span is an operator.</summary>
    protected override Expr OperatorConversion(IConversionOperation operation, Expr operand, TypeRef type) =>
        IsSameMemory(operand.Type, type) ? AsSpan(operand, type)
        : InlineOperator(operation, operation.OperatorMethod!, [operand]) is { } inlined ? inlined
        : _scope.Activity.IsActive(operand)
            ? throw Unsupported(operation)
            : WellKnown.IsOfSystem(operation.OperatorMethod!.ContainingType)
                ? new Cast(type, operand, operation.IsImplicit)
                : Pin(new Call(InactiveText.Of("(" + type.Name + ")" + InactiveText.Place(0), type), Whole(operation, operand)), NameFor(operation));

    /// <summary>Whether an array or a span stands in the place of a span of the same elements.</summary>
    private static bool IsSameMemory(TypeRef memory, TypeRef span) =>
        memory is { IsMemory: true, Rank: 1 } && span is { IsMemory: true, Category: not TypeCategory.Array } && memory.Item == span.Item;

    private Expr AsSpan(Expr operand, TypeRef span)
    {
        Expr memory = operand is Ref ? operand : Named(operand, "array");
        return memory.Type.Category == TypeCategory.Array ? MemoryFunctions.AsSpan(span, memory, Number(0), MemoryFunctions.Length(memory)) : memory;
    }
}
