using System.Collections.Generic;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Queries that pick one of the elements, or ask something about all of them. Which one it is decides the derivative: that
/// of the largest is passed to the first of those that are equal.
/// </content>
internal sealed partial class BodyParser
{
    private Expr Extreme(IInvocationOperation operation, ITypeSymbol type, bool isMax)
    {
        Source sequence = WithElements(operation, Selected(operation));
        if (sequence.IsPlain)
        {
            Expr place = Iterated(operation, sequence, 1, isMax ? "largest" : "smallest", Number(0), (made, index) =>
                Replaced((Ref)made, Beats(sequence.At(index), sequence.At(made), type, isMax), index));
            return Once(sequence.At(place), isMax ? "max" : "min");
        }

        return Iterated(operation, sequence, 1, isMax ? "max" : "min", sequence.At(Number(0)), (made, index) =>
        {
            int before = _statements.Count;
            Expr element = Once(sequence.At(index), "element");

            // The library calls the function no more where one is not a number, which is smaller than the rest.
            return !isMax && WritesSince(before) ? throw UnknownQuery(operation, operation.TargetMethod) : Replaced((Ref)made, Beats(element, made, type, isMax), element);
        });
    }

    /// <summary>To the library, what is not a number is smaller than all numbers.</summary>
    private Binary Beats(Expr element, Expr made, ITypeSymbol type, bool isMax) => new(
        BinaryOperator.OrElse,
        new Binary(isMax ? BinaryOperator.Greater : BinaryOperator.Less, element, made, TypeRef.Bool),
        new Call(IsNaN(type), isMax ? made : element),
        TypeRef.Bool);

    /// <summary>What was made so far, or another value where a condition holds.</summary>
    private Ref Replaced(Ref made, Expr condition, Expr value)
    {
        var merges = new List<Merge>();
        Ref result = AddMerge(merges, Another(made.Value, isActive: false), value, made);
        _statements.Add(new If(Section.Forward, condition, Block.Empty, Block.Empty, merges.ToEquatableArray()));
        return result;
    }

    /// <summary>A sequence that throws where it is empty, and of which all elements are there.</summary>
    private Source WithElements(IInvocationOperation operation, Source sequence)
    {
        RequireAll(operation, sequence);
        ThrowIf(new Binary(BinaryOperator.Equal, sequence.Count, Number(0), TypeRef.Bool), "InvalidOperationException(\"Sequence contains no elements\")");
        return sequence;
    }

    private void RequireAll(IInvocationOperation operation, Source sequence)
    {
        if (sequence.Filter is not null)
        {
            throw UnknownQuery(operation, operation.TargetMethod);
        }
    }

    /// <summary>A sequence any element of which can be asked for, without those before it.</summary>
    private Source Plain(IInvocationOperation operation)
    {
        Source sequence = SourceOf(operation.Arguments[0].Value);
        return sequence.IsPlain ? sequence : throw UnknownQuery(operation, operation.TargetMethod);
    }

    /// <summary><c>Any</c>, or <c>All</c>: functions are called until it is known.</summary>
    private Expr Asked(IInvocationOperation operation, bool isAll)
    {
        Source sequence = SourceOf(operation.Arguments[0].Value);
        if (operation.Arguments.Length == 1 && sequence.Filter is null)
        {
            // Some sequences know how many elements they have, others make the first of them.
            return IsMadeByWriting(sequence) ? throw UnknownQuery(operation, operation.TargetMethod) : new Binary(BinaryOperator.Greater, sequence.Count, Number(0), TypeRef.Bool);
        }

        KnownFunction? predicate = operation.Arguments.Length == 1 ? null : FunctionIn(operation, 1);
        Expr holds(Expr element) => predicate is null ? Const.Bool(true) : Apply(operation, predicate, Once(element, "element"));
        Step step = (made, element) => holds(element);
        step = sequence.Filter?.Invoke(step) ?? step;
        return Iterated(operation, sequence, 0, isAll ? "all" : "any", Const.Bool(isAll), (made, index) =>
        {
            Expr? element = sequence.IsPlain ? Once(sequence.At(index), "element") : null;
            return Combine(isAll, made, () => step(Const.Bool(isAll), element ?? sequence.At(index)));
        });
    }

    /// <summary>Whether functions that make the elements of a sequence write to arrays.</summary>
    private bool IsMadeByWriting(Source sequence)
    {
        Progress start = Now();
        int before = _statements.Count;
        sequence.At(Number(0));
        bool writes = WritesSince(before);
        GoBack(start);
        return writes;
    }

    /// <summary><c>First</c> and <c>Last</c>, of all or of those that a function accepts.</summary>
    private Expr AtEnd(IInvocationOperation operation, bool isLast)
    {
        if (operation.Arguments.Length == 1)
        {
            Source all = WithElements(operation, isLast ? Plain(operation) : SourceOf(operation.Arguments[0].Value));
            return Once(all.At(isLast ? Less(all.Count, Number(1)) : Number(0)), isLast ? "last" : "first");
        }

        Source sequence = Plain(operation);
        sequence = isLast ? Backwards(sequence) : sequence;
        KnownFunction predicate = FunctionIn(operation, 1);
        var none = new Const(TypeRef.Int, -1, "-1");
        Expr found = Iterated(operation, sequence, 0, "found", none, (made, index) =>
        {
            int before = _statements.Count;
            Expr element = Once(sequence.At(index), "element");
            Expr isOpen = new Binary(BinaryOperator.Less, made, Number(0), TypeRef.Bool);
            Expr condition = Combine(isAnd: true, isOpen, () => Apply(operation, predicate, element));

            // The library gives the element as it was before the function looked at it.
            return WritesSince(before) ? throw UnknownQuery(operation, operation.TargetMethod) : Replaced((Ref)made, condition, index);
        });
        ThrowIf(new Binary(BinaryOperator.Less, found, Number(0), TypeRef.Bool), "InvalidOperationException(\"Sequence contains no matching element\")");
        return Once(sequence.At(found), isLast ? "last" : "first");
    }

    private Expr ElementAt(IInvocationOperation operation)
    {
        Source sequence = Plain(operation);
        Expr index = Once(Translate(operation.Arguments[1].Value), "index");
        if (index.Type != TypeRef.Int)
        {
            throw UnknownQuery(operation, operation.TargetMethod);
        }

        ThrowIf(
            new Binary(BinaryOperator.OrElse, new Binary(BinaryOperator.Less, index, Number(0), TypeRef.Bool), new Binary(BinaryOperator.GreaterOrEqual, index, sequence.Count, TypeRef.Bool), TypeRef.Bool),
            "ArgumentOutOfRangeException(\"index\")");
        return Once(sequence.At(index), "element");
    }
}
