using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>The sequences that a query runs over: arrays and ranges, and what is selected of them.</content>
internal sealed partial class BodyParser
{
    /// <summary>What is done with one more element, given what the others before it made.</summary>
    private delegate Expr Step(Expr made, Expr element);

    /// <summary>A sequence whose elements can be asked for one by one.</summary>
    /// <param name="Count">The number of elements, those included that are filtered out.</param>
    /// <param name="At">Gives an element.</param>
    /// <param name="Filter">What is to be done with the elements that are there; null where all are.</param>
    /// <param name="IsPlain">Whether an element may be asked for again and again, and without those before it.</param>
    /// <param name="IsBackwards">Whether the library takes out all elements before the first of them is looked at.</param>
    private sealed record Source(Expr Count, Func<Expr, Expr> At, Func<Step, Step>? Filter = null, bool IsPlain = false, bool IsBackwards = false);

    private Source SourceOf(IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion => SourceOf(conversion.Operand),
        IParenthesizedOperation parenthesized => SourceOf(parenthesized.Operand),
        IInvocationOperation { TargetMethod: var method } call when IsOfQueries(method) => (method.Name, ArgumentsOf(call)) switch
        {
            ("Range", 2) => Range(call),
            ("Repeat", 2) => Repeat(call),
            ("Select", 2) => Select(call),
            ("Where", 2) when FunctionOf(call.Arguments[1].Value) is { Method.Parameters.Length: 1 } => Where(call),
            ("Zip", 2 or 3) => Zip(call),
            ("ToArray", 1) => Elements(call, ItemOf(call)),
            ("Take", 2) when Counts(call) => Take(call),
            ("Skip", 2) when Counts(call) => Skip(call),
            ("Reverse", 1) => Backwards(Plain(call)),
            _ => throw UnknownQuery(call, method),
        },
        { Type: IArrayTypeSymbol { Rank: 1, ElementType: var item } type } when Symbols.Type(type).IsMemory => Elements(operation, item),
        _ => throw Unsupported(operation),
    };

    private static bool IsOfQueries(IMethodSymbol method) => method.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } };

    /// <summary>How many arguments there are; none that are known where names put them into another order.</summary>
    private static int ArgumentsOf(IInvocationOperation call) =>
        call.Arguments.Select(argument => argument.Parameter!.Ordinal).SequenceEqual(Enumerable.Range(0, call.Arguments.Length)) ? call.Arguments.Length : 0;

    private Source Elements(IOperation operation, ITypeSymbol item)
    {
        Expr array = Once(Translate(operation), "sequence");
        return new Source(MemoryFunctions.Length(array), index => ValueOf(new Element(array, index), item), IsPlain: true);
    }

    private Source Range(IInvocationOperation call)
    {
        List<Expr> arguments = [.. Arguments(call.Arguments).Select((argument, i) => Once(argument, i == 0 ? "start" : "count"))];
        RequireCount(arguments[1]);
        return new Source(arguments[1], index => arguments[0].IsConstant(0) ? index : new Binary(BinaryOperator.Add, arguments[0], index, TypeRef.Int), IsPlain: true);
    }

    private static bool Counts(IInvocationOperation call) => call.Arguments[1].Value.Type?.SpecialType == SpecialType.System_Int32;

    /// <summary>A negative number takes none, a large one all.</summary>
    private Source Take(IInvocationOperation call)
    {
        Source source = SourceOf(call.Arguments[0].Value);
        RequireAll(call, source);
        return source with { Count = Once(Within(call, source), "count") };
    }

    private Source Skip(IInvocationOperation call)
    {
        Source source = Plain(call);
        Expr skipped = Once(Within(call, source), "skipped");
        return source with { Count = Once(Less(source.Count, skipped), "count"), At = index => source.At(index.IsConstant(0) ? skipped : new Binary(BinaryOperator.Add, skipped, index, TypeRef.Int)) };
    }

    /// <summary>How many elements are taken or skipped, which are no more than there are.</summary>
    private Expr Within(IInvocationOperation call, Source source) => Translate(call.Arguments[1].Value) switch
    {
        Const { IsNumber: true, Number: >= 0 } count => new Call(MathOf("Min"), source.Count, count),
        var count => new Call(MathOf("Min"), source.Count, new Call(MathOf("Max"), count, Number(0))),
    };

    private static Source Backwards(Source source) =>
        source with { At = index => source.At(Less(Less(source.Count, Number(1)), index)), IsBackwards = true };

    private static Binary Less(Expr count, Expr by) => new(BinaryOperator.Subtract, count, by, TypeRef.Int);

    private Source Repeat(IInvocationOperation call)
    {
        Expr element = Once(Evaluate(call.Arguments[0], call.Arguments.Skip(1)), "element");
        Expr count = Once(Translate(call.Arguments[1].Value), "count");
        RequireCount(count);
        return new Source(count, _ => element, IsPlain: true);
    }

    /// <summary>The library throws where a count is negative.</summary>
    private void RequireCount(Expr count)
    {
        if (count is not Const { IsNumber: true, Number: >= 0 })
        {
            ThrowIf(new Binary(BinaryOperator.Less, count, Number(0), TypeRef.Bool), "ArgumentOutOfRangeException(\"count\")");
        }
    }

    private void ThrowIf(Expr condition, string exception)
    {
        var thrown = new Throw(Section.Forward, new Call(InactiveText.Of("new global::System." + exception, new TypeRef(TypeCategory.Other, "Exception"))));
        AddGuard(condition, [thrown], []);
    }

    private Source Select(IInvocationOperation call)
    {
        Source source = SourceOf(call.Arguments[0].Value);
        KnownFunction selector = FunctionIn(call, 1);
        if (selector.Method.Parameters.Length == 2)
        {
            return source.Filter is null
                ? source with { At = index => Apply(call, selector, source.At(index), index), IsPlain = false }
                : throw UnknownQuery(call, call.TargetMethod);
        }

        return source.Filter is null
            ? source with { At = index => Apply(call, selector, source.At(index)), IsPlain = false }
            : source with { Filter = step => source.Filter((made, element) => step(made, Once(Apply(call, selector, element), "selected"))) };
    }

    private Source Where(IInvocationOperation call)
    {
        Source source = SourceOf(call.Arguments[0].Value);
        KnownFunction predicate = FunctionIn(call, 1);
        Step filtered(Step step) => (made, element) =>
        {
            Expr item = Once(element, "element");
            Expr condition = Apply(call, predicate, item);
            return Choose(condition, Aside(() => step(made, item)), Aside(() => made), made.Type, made is Ref { Value.Variable: var variable } ? variable : null);
        };
        return source with { IsPlain = false, Filter = step => source.Filter is { } filter ? filter(filtered(step)) : filtered(step) };
    }

    private Source Zip(IInvocationOperation call)
    {
        Source left = SourceOf(call.Arguments[0].Value);
        Source right = SourceOf(call.Arguments[1].Value);
        if (left.Filter is not null || right.Filter is not null || call.Arguments.Length == 3 && FunctionOf(call.Arguments[2].Value) is null)
        {
            throw UnknownQuery(call, call.TargetMethod);
        }

        bool isBackwards = left.IsBackwards || right.IsBackwards;
        Expr count = left.Count.Equals(right.Count) ? left.Count : Once(new Call(MathOf("Min"), left.Count, right.Count), "count");
        if (call.Arguments.Length == 3)
        {
            KnownFunction both = FunctionIn(call, 2);
            return new Source(
                count,
                index =>
                {
                    (Expr first, Expr second) = Pair(index);
                    return Apply(call, both, first, second);
                },
                IsBackwards: isBackwards);
        }

        Layout pair = LayoutOf(((INamedTypeSymbol)call.Type!).TypeArguments[0]) ?? throw Unsupported(call);
        return new Source(
            count,
            index =>
            {
                (Expr first, Expr second) = Pair(index);
                return Make(pair, [Once(first, "first"), Once(second, "second")]);
            },
            IsBackwards: isBackwards);

        (Expr First, Expr Second) Pair(Expr index)
        {
            int before = _statements.Count;
            (Expr First, Expr Second) elements = (left.At(index), right.At(index));
            return !WritesSince(before) ? elements : throw Rejection.At(
                call.Syntax,
                Diagnostics.Descriptors.UnsupportedExpression,
                "A query of pairs, one of which is made by a function that writes to an array,",
                _scope.Method.Name,
                "write a loop");
        }
    }

    /// <summary>
    /// Whether more is written than new arrays: a pair is read only when both selectors have run, and the first of them may
    /// run once more.
    /// </summary>
    private bool WritesSince(int before)
    {
        List<Statement> added = [.. _statements.Skip(before).SelectMany(statement => statement.All())];
        HashSet<int> made = [.. added.OfType<Let>().Where(let => MemoryFunctions.IsAllocation(let.Expression)).Select(let => let.Target.Id)];
        bool isMade(Expr memory) => memory is Ref { Value.Id: var id } && made.Contains(id);
        return added.Any(statement => statement switch
        {
            Store store => !isMade(store.Target.Memory),
            Bulk bulk => !isMade(bulk.Target),
            Effect { Expression: Call { Function.IsPure: false } } => true,
            Invoke invoke => invoke.Arguments.Any(argument => argument.Type.IsMemory && !isMade(argument)),
            _ => false,
        });
    }

    private FunctionRef MathOf(string name)
    {
        INamedTypeSymbol math = Compilation.GetTypeByMetadataName("System.Math")!;
        return Symbols.Method(
            math.GetMembers(name).OfType<IMethodSymbol>().First(method => method.Parameters[0].Type.SpecialType == SpecialType.System_Int32),
            asExtension: false);
    }

    /// <summary>The function that is an argument; one that assigns variables of the method would have to carry them.</summary>
    private KnownFunction FunctionIn(IInvocationOperation call, int position)
    {
        IOperation argument = call.Arguments[position].Value;
        return FunctionOf(argument) is { } function
            && !(function.Body is { } body && AssignedIn(body).Any(symbol => _environment.Variables.ContainsKey(symbol)))
            ? function
            : throw UnknownFunction(argument);
    }

    private Rejection UnknownFunction(IOperation argument) => Rejection.At(
        argument.Syntax,
        Diagnostics.Descriptors.UnsupportedExpression,
        "A function in a query that is not known here, or that assigns variables of the method,",
        _scope.Method.Name,
        "write a loop");

    private Expr Apply(IInvocationOperation call, KnownFunction function, params Expr[] values)
    {
        List<Argument> arguments = [.. function.Method.Parameters.Zip(values, (parameter, value) => new Argument(parameter, ConvertTo(Symbols.Type(parameter.Type), value)))];
        Environment before = _environment;
        Expr result = ConvertTo(Symbols.Type(function.Method.ReturnType), CallKnown(call, function, arguments));

        // Methods that it calls may change structures and objects of the method.
        return IsUnchanged(before, _environment) ? result : throw UnknownFunction(call.Arguments[^1].Value);
    }
}
