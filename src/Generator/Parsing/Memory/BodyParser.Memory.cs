using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Elements of arrays and spans: read, written in place, in the order in which C# evaluates them.</content>
internal sealed partial class BodyParser
{
    private static readonly Expr Nothing = Const.Verbatim(TypeRef.Void, string.Empty);

    /// <summary>Whether an operation is an element of memory that is read and written in place.</summary>
    private bool IsElement(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation element => Symbols.Type(element.ArrayReference.Type!).IsMemory && !element.Indices.Any(IsRange),
        IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType: { } type } } => WellKnown.SpanCategory(type) is not null && Symbols.Type(type).IsMemory,
        IImplicitIndexerReferenceOperation indexer => Symbols.Type(indexer.Instance.Type!).IsMemory && !IsRange(indexer.Argument),
        _ => NameIn(operation) is { } name && _passed.ContainsKey(name),
    };

    private static bool IsRange(IOperation index) => index.Type?.Name == "Range" || index is IRangeOperation;

    /// <summary>The element that an operation refers to; what says which one is evaluated here.</summary>
    private Element Place(IOperation operation)
    {
        if (NameIn(operation) is { } name)
        {
            return _passed[name].Place;
        }

        (IOperation memory, IOperation[] indices) = operation switch
        {
            IArrayElementReferenceOperation element => (element.ArrayReference, element.Indices.ToArray()),
            IPropertyReferenceOperation { Instance: { } span } property => (span, property.Arguments.Select(argument => argument.Value).ToArray()),
            IImplicitIndexerReferenceOperation indexer => (indexer.Instance, [indexer.Argument]),
            _ => throw Unsupported(operation),
        };
        var children = new List<Expr> { Hold(Reference(memory), indices) };
        for (int i = 0; i < indices.Length; i++)
        {
            children.Add(Hold(Index(indices[i], children[0]), indices.Skip(i + 1).ToArray()));
        }

        return new Element(children.ToEquatableArray());
    }

    /// <summary>An array or a span; one that is made on the spot gets a name.</summary>
    private Expr Reference(IOperation operation)
    {
        Expr memory = Translate(operation);
        return memory.Any(MemoryFunctions.IsAllocation) ? Named(memory, "array") : memory;
    }

    /// <summary>An index; one that counts from the end is counted from the beginning.</summary>
    private Expr Index(IOperation operation, Expr memory)
    {
        switch (operation)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat:
                return new Binary(BinaryOperator.Subtract, MemoryFunctions.Length(memory), Translate(hat.Operand), TypeRef.Int);
            case IConversionOperation { OperatorMethod: not null, Type.Name: "Index" } conversion:
                return Index(conversion.Operand, memory);
            case { Type.Name: "Index" }:
                throw Unsupported(operation);
            default:
                return Translate(operation);
        }
    }

    /// <summary><c>span[^1]</c> and <c>span[1..n]</c>.</summary>
    private Expr ImplicitIndexer(IImplicitIndexerReferenceOperation operation)
    {
        if (IsElement(operation))
        {
            return ValueOf(Place(operation), operation.Type!);
        }

        if (operation.Argument is not IRangeOperation range || WellKnown.SpanCategory(operation.Instance.Type!) is null)
        {
            throw Unsupported(operation);
        }

        return PartOf(Reference(operation.Instance), range);
    }

    private Expr StoreElement(ISimpleAssignmentOperation assignment)
    {
        Element target = Held(Place(assignment.Target), assignment.Value);
        return Store(target, Translate(assignment.Value), assignment);
    }

    private Expr CompoundStore(ICompoundAssignmentOperation operation)
    {
        CheckCompound(operation);
        Element target = Held(Place(operation.Target), operation.Value);
        return Store(target, Combined(operation, Hold(ValueOf(target, operation.Target.Type!), operation.Value)), operation);
    }

    private Expr IncrementElement(IIncrementOrDecrementOperation operation)
    {
        Element target = Held(Place(operation.Target));
        CheckIncrement(operation, target);
        bool isRead = operation.Parent is not IExpressionStatementOperation and not IForLoopOperation;
        Expr before = isRead ? Named(target, Differentiation.Derivatives.NameOf(target)) : target;
        Expr after = Store(target, Incremented(operation, before), operation);
        return operation.IsPostfix ? before : after;
    }

    /// <summary>Writes the element; where the assignment is read itself, the value has a name.</summary>
    private Expr Store(Element target, Expr value, IOperation operation)
    {
        if (target.Memory.Type.Item!.Structure is not null && operation is IAssignmentOperation { Target.Type: { } type } && LayoutOf(type) is { } layout)
        {
            return StoreWhole(target, value, layout, operation);
        }

        value = Whole(operation, value);
        bool isRead = operation.Parent is not IExpressionStatementOperation and not IForLoopOperation;
        return Write(target, isRead && value is not (Ref or Const) ? Named(value, Differentiation.Derivatives.NameOf(target)) : value, operation);
    }

    private Expr Write(Element target, Expr value, IOperation operation)
    {
        CheckHasPlace(target, value, operation.Syntax);

        if (value.Type.HasShadow && value is not Const && !IsOwnMemory(value) && _scope.Activity.IsActive(target.Memory) && !_scope.Activity.IsActive(value))
        {
            throw Rejection.At(
                operation.Syntax,
                Diagnostics.Descriptors.UnsupportedStatement,
                "Storing an array that has no gradient beside arrays that have one",
                _scope.Method.Name,
                "store a copy of it");
        }

        _statements.Add(new Store(Section.Forward, target, value, _quote));
        return value;
    }

    /// <summary>Rejects to store an active value where it has no gradient.</summary>
    private void CheckHasPlace(Element target, Expr value, SyntaxNode at)
    {
        if (!_scope.Activity.IsActive(value) || _scope.Activity.IsActive(target))
        {
            return;
        }

        (string place, string advice) = target.CarriesDerivative
            ? ("memory", "store it in an array that the method makes itself, or in a parameter without [NoGrad]")
            : ("a member of elements", "make the member one that the whole project can set, without [NoGrad]");
        throw Rejection.At(
            at,
            Diagnostics.Descriptors.UnsupportedStatement,
            $"Storing a value that depends on active parameters in {place} that has no gradient",
            _scope.Method.Name,
            advice);
    }

    /// <summary>The same place; what says which one it is does not change before it is written.</summary>
    private Element Held(Element place, params IOperation[] next) =>
        (Element)place.With(place.Children.Select(child => Hold(child, next)).ToEquatableArray());

    protected override Expr Hold(Expr evaluated, params IOperation[] next) =>
        evaluated.Any(node => node is Element) && next.Any(MayStore)
            ? Named(evaluated, evaluated is Aggregate ? "element" : Differentiation.Derivatives.NameOf(evaluated))
            : evaluated;

    /// <summary>Gives an expression a name here.</summary>
    private Expr Named(Expr value, string name)
    {
        if (value is Aggregate)
        {
            return MapLeaves(name, value, (part, leaf) => leaf is Ref or Const or Hidden ? leaf : Named(leaf, part));
        }

        Value named = _scope.NewValue(name, value.Type, ValueRole.Temporary);
        if (_scope.Activity.IsActive(value) || IsOwnMemory(value))
        {
            _scope.Activity.Mark(named);
        }

        _statements.Add(new Let(Section.Forward, named, value, IsPinned: MemoryFunctions.IsAllocation(value)));
        return new Ref(named);
    }

    /// <summary>Memory that the method makes itself may come to hold what depends on active parameters.</summary>
    private static bool IsOwnMemory(Expr value) => value.Type.HasShadow && value.Any(MemoryFunctions.IsAllocation);
}
