using System.Collections.Generic;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Queries over arrays, read as the loops that they stand for: <c>x.Zip(y, (a, b) => a * b).Sum()</c>.</content>
internal sealed partial class BodyParser
{
    /// <summary>A query that is followed; one of nothing active stays as it is written.</summary>
    private Expr QueryOrCall(IInvocationOperation operation, IMethodSymbol method)
    {
        Progress start = Now();
        Rejection? rejection = null;
        try
        {
            Expr followed = Query(operation, method);
            if (followed.Type.IsMemory || _scope.Activity.IsActive(followed))
            {
                return followed;
            }
        }
        catch (Rejection rejected)
        {
            rejection = rejected;
        }

        GoBack(start);
        try
        {
            return Call(operation, method);
        }
        catch (Rejection)
        {
            GoBack(start);
            return TakeOver(operation) ?? (rejection is null ? Query(operation, method) : throw rejection);
        }
    }

    private Expr Query(IInvocationOperation operation, IMethodSymbol method) => (method.Name, ArgumentsOf(operation)) switch
    {
        ("Sum", 1 or 2) when IsSummed(method.ReturnType) => Total(operation, Selected(operation), method.ReturnType),
        ("Average", 1 or 2) when IsSummed(method.ReturnType) => Average(operation, Selected(operation), method.ReturnType),
        ("Sum", 1 or 2) when method.ReturnType.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 => WholeTotal(operation, Selected(operation)),
        ("Count", 1 or 2) => Count(operation),
        ("Max" or "Min", 1 or 2) when IsSummed(method.ReturnType) => Extreme(operation, method.ReturnType, method.Name == "Max"),
        ("Any", 1 or 2) or ("All", 2) => Asked(operation, method.Name == "All"),
        ("First" or "Last", 1 or 2) => AtEnd(operation, method.Name == "Last"),
        ("ElementAt", 2) => ElementAt(operation),
        ("Aggregate", 2 or 3) => Aggregated(operation, method),
        ("ToArray", 1) => ToArray(operation),
        _ => throw UnknownQuery(operation, method),
    };

    private Rejection UnknownQuery(IInvocationOperation operation, IMethodSymbol method) => Rejection.At(
        operation.Syntax,
        Descriptors.UnsupportedExpression,
        $"The query '{method.Name}'",
        _scope.Method.Name,
        ArgumentsOf(operation) == 0 ? "give its arguments in the order of its parameters" : "write a loop; followed are Sum, Average, Max, Min, Count, Any, All, First, Last, ElementAt, Aggregate and ToArray, of arrays and of Range, Repeat, Select, Zip, Take, Skip and Reverse, and, where each element can be looked at by itself, of Where");

    private static bool IsSummed(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    /// <summary>The sequence that a query begins with, and what its selector makes of it.</summary>
    private Source Selected(IInvocationOperation operation) =>
        operation.Arguments.Length == 1 ? SourceOf(operation.Arguments[0].Value) : Select(operation);

    /// <summary>The library sums floats in double.</summary>
    private Expr Total(IInvocationOperation operation, Source sequence, ITypeSymbol type)
    {
        TypeRef sum = Symbols.Type(Compilation.GetSpecialType(SpecialType.System_Double));
        Expr total = Fold(operation, sequence, "sum", new Const(sum, 0), (made, element) => new Binary(BinaryOperator.Add, made, ConvertTo(sum, element), sum));
        return type.SpecialType == SpecialType.System_Double ? total : new Cast(Symbols.Type(type), total, isImplicit: false);
    }

    /// <summary>The library checks sums of integers.</summary>
    private Expr WholeTotal(IInvocationOperation operation, Source sequence)
    {
        TypeRef sum = Symbols.Type(operation.Type!);
        return Fold(operation, sequence, "sum", new Const(sum, 0, "0"), (made, element) => InContext(operation, isChecked: true, Infix(BinaryOperator.Add), made, ConvertTo(sum, element)));
    }

    private Expr Average(IInvocationOperation operation, Source sequence, ITypeSymbol type)
    {
        Expr total = Total(operation, WithElements(operation, sequence), Compilation.GetSpecialType(SpecialType.System_Double));
        Expr mean = new Binary(BinaryOperator.Divide, total, new Cast(total.Type, sequence.Count, isImplicit: true), total.Type);
        return type.SpecialType == SpecialType.System_Double ? mean : new Cast(Symbols.Type(type), mean, isImplicit: false);
    }

    private Expr Count(IInvocationOperation operation)
    {
        Source sequence = operation.Arguments.Length == 1 ? SourceOf(operation.Arguments[0].Value) : Where(operation);
        return Fold(operation, sequence, "count", Number(0), (made, _) => new Binary(BinaryOperator.Add, made, Number(1), TypeRef.Int));
    }

    private Expr Aggregated(IInvocationOperation operation, IMethodSymbol method)
    {
        TypeRef type = Symbols.Type(method.ReturnType);
        if (!type.IsNumber)
        {
            throw UnknownQuery(operation, method);
        }

        Source sequence = SourceOf(operation.Arguments[0].Value);
        KnownFunction function;
        if (operation.Arguments.Length == 2)
        {
            WithElements(operation, sequence);
            function = FunctionIn(operation, 1);
            return Iterated(operation, sequence, 1, "result", sequence.At(Number(0)), (made, index) => Apply(operation, function, made, sequence.At(index)));
        }

        Expr seed = ConvertTo(type, Translate(operation.Arguments[1].Value));
        function = FunctionIn(operation, 2);
        return Fold(operation, sequence, "result", seed, (made, element) => Apply(operation, function, made, element));
    }

    private Expr ToArray(IInvocationOperation operation)
    {
        Source sequence = SourceOf(operation.Arguments[0].Value);
        TypeRef type = Symbols.Type(operation.Type!);
        if (sequence.Filter is not null || !type.IsMemory || type.Item!.IsMemory)
        {
            throw UnknownQuery(operation, operation.TargetMethod);
        }

        Expr array = Named(MemoryFunctions.Allocation(type, sequence.Count), "array");
        ITypeSymbol item = ((IArrayTypeSymbol)operation.Type!).ElementType;
        ForEachIndex([sequence.Count], [], indices =>
        {
            var place = new Element(array, indices);
            Expr value = sequence.At(indices[0]);
            if (sequence.IsBackwards && WritesSince(0))
            {
                throw UnknownQuery(operation, operation.TargetMethod);
            }

            if (type.Item!.Structure is null)
            {
                Write(place, ConvertTo(type.Item, value), operation);
            }
            else
            {
                WriteLeaves(place, Exploded(value, LayoutOf(item)!), operation);
            }
        });
        return array;
    }

    /// <summary>A loop that makes one value of all elements.</summary>
    private Expr Fold(IInvocationOperation operation, Source sequence, string name, Expr seed, Step step)
    {
        Step each = sequence.Filter?.Invoke(step) ?? step;
        return Iterated(operation, sequence, 0, name, seed, (made, index) => each(made, sequence.At(index)));
    }

    /// <summary>A loop that makes one value of all elements from some position on, which it looks at by their indices.</summary>
    private Expr Iterated(IInvocationOperation operation, Source sequence, int start, string name, Expr seed, Step step)
    {
        Value first = _scope.NewValue(name, seed.Type, ValueRole.Temporary);
        Ref init = AddLet(first, seed, isVar: false);
        Value head = Another(first, _scope.Activity.IsActive(seed));
        Progress before = Now();
        (Value counter, Block body, Expr next) = Iteration(operation, sequence, head, step);
        if (_scope.Activity.IsActive(next) && !_scope.Activity.IsActive(head))
        {
            // What depends on the value in its turn is only known now.
            GoBack(before);
            _scope.Activity.Mark(head);
            (counter, body, next) = Iteration(operation, sequence, head, step);
        }

        Value result = Another(head, _scope.Activity.IsActive(head));
        _statements.Add(new Loop(
            Section.Forward,
            new CountedRange(counter, Number(start), BinaryOperator.Less, sequence.Count, IsUpward: true),
            Condition: null,
            new[] { new Carried(head, init, next, result) }.ToEquatableArray(),
            body));
        return next.Type == seed.Type ? new Ref(result) : throw Unsupported(operation);
    }

    private (Value Counter, Block Body, Expr Next) Iteration(IInvocationOperation operation, Source sequence, Value head, Step step)
    {
        Value counter = _scope.NewValue(CounterName, TypeRef.Int, ValueRole.Local);
        List<Statement> outer = _statements;
        _statements = [];
        Expr next = step(new Ref(head), new Ref(counter));
        if (sequence.IsBackwards && WritesSince(0))
        {
            throw UnknownQuery(operation, operation.TargetMethod);
        }

        Block body = ToBlock(_statements);
        _statements = outer;
        return (counter, body, next);
    }
}
