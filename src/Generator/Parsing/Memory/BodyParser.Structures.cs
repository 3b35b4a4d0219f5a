using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Arrays and spans of structures of numbers: each leaf of an element is read and written for itself, as in
/// <c>points[i].X</c>.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>What an element is when it is read: one of a structure is taken apart.</summary>
    private Expr ValueOf(Element place, ITypeSymbol type)
    {
        int next = FirstLeaf(place);
        return place.Memory.Type.Item!.Structure is not null && LayoutOf(type) is { } whole ? members(whole) : place;

        Aggregate members(Layout layout)
        {
            TypeRef made = Symbols.Type(layout.Type);
            _layouts[made] = layout;
            return new Aggregate(
                made,
                layout.Members.Select(member => member.Name).ToEquatableArray(),
                layout.Members.Select(member => member.Layout is { } inner ? (Expr)members(inner) : place.At(next++)).ToEquatableArray());
        }
    }

    /// <summary>The first leaf of what is at a place.</summary>
    private static int FirstLeaf(Element place) => System.Math.Max(place.Leaf, 0);

    /// <summary>The element of which something is a member, at any depth; null where it is none of an element.</summary>
    private IOperation? ElementAround(IOperation operation)
    {
        IOperation? part = operation;
        while (part is IMemberReferenceOperation { Instance: { Type.IsValueType: true } instance, Member: var member } && !IsElement(part) && LayoutOf(instance.Type)?.IndexOf(member) >= 0)
        {
            part = instance;
        }

        return part != operation && part is not null && IsElement(part) ? part : null;
    }

    /// <summary>The element that something is, or is a part of; null where it is none.</summary>
    private IOperation? ElementOf(IOperation operation) => IsElement(operation) ? operation : ElementAround(operation);

    private bool IsInMemory(IOperation operation) => ElementOf(operation) is not null;

    private Expr StoreWhole(Element target, Expr value, Layout layout, IOperation operation)
    {
        Expr written = Exploded(value, layout);
        bool isRead = operation.Parent is not IExpressionStatementOperation and not IForLoopOperation;
        written = isRead ? Named(written, "element") : written;
        WriteLeaves(target, (Aggregate)written, operation);
        return written;
    }

    /// <summary>All leaves of a value; one that is not taken apart yet has a name first.</summary>
    private Aggregate Exploded(Expr value, Layout layout) => ExplodeAll(value is Aggregate or Ref ? value : Named(value, "element"), layout);

    /// <summary>Writes the element of an array that is being made.</summary>
    private Expr Put(Element place, IOperation operation)
    {
        Expr value = Translate(operation);
        if (place.Memory.Type.Item!.Structure is null)
        {
            _statements.Add(new Store(Section.Forward, place, value));
        }
        else
        {
            WriteLeaves(place, Exploded(value, LayoutOf(operation.Type)!), operation);
        }

        return value;
    }

    private Expr StoreMember(ISimpleAssignmentOperation assignment, IOperation element)
    {
        Element place = Held(Place(element), assignment.Value);
        Expr value = Translate(assignment.Value);
        WriteMember(place, element, assignment.Target, value, assignment);
        return value;
    }

    private Expr CompoundStoreMember(ICompoundAssignmentOperation operation, IOperation element)
    {
        CheckCompound(operation);
        Element place = Held(Place(element), operation.Value);
        Expr current = MemberAt(ValueOf(place, element.Type!), element, operation.Target);
        Expr value = Combined(operation, Hold(current, operation.Value));
        WriteMember(place, element, operation.Target, value, operation);
        return value;
    }

    private Expr IncrementMember(IIncrementOrDecrementOperation operation, IOperation element)
    {
        Element place = Held(Place(element));
        Expr current = MemberAt(ValueOf(place, element.Type!), element, operation.Target);
        CheckIncrement(operation, current);
        bool isRead = operation.Parent is not IExpressionStatementOperation and not IForLoopOperation;
        Expr before = isRead ? Named(current, Differentiation.Derivatives.NameOf(current)) : current;
        Expr after = Incremented(operation, before);
        WriteMember(place, element, operation.Target, after, operation);
        return operation.IsPostfix ? before : after;
    }

    /// <summary>A member of a value that is an element.</summary>
    private Expr MemberAt(Expr whole, IOperation element, IOperation target) => target == element
        ? whole
        : ((Aggregate)MemberAt(whole, element, ((IMemberReferenceOperation)target).Instance!)).Items[IndexOf((IMemberReferenceOperation)target)];

    private int IndexOf(IMemberReferenceOperation reference) => LayoutOf(reference.Instance!.Type)!.IndexOf(reference.Member);

    private void WriteMember(Element place, IOperation element, IOperation target, Expr value, IOperation operation)
    {
        Expr whole = ValueOf(place, element.Type!);
        for (IOperation part = target; part != element; part = ((IMemberReferenceOperation)part).Instance!)
        {
            var reference = (IMemberReferenceOperation)part;
            value = ((Aggregate)MemberAt(whole, element, reference.Instance!)).With(IndexOf(reference), ConvertTo(Symbols.Type(reference.Type!), value));
        }

        if (operation is IAssignmentOperation && operation.Parent is not IExpressionStatementOperation and not IForLoopOperation)
        {
            throw Rejection.At(operation.Syntax, Descriptors.UnsupportedExpression, "An assignment to a member of an element that is read itself", _scope.Method.Name, "write it as a statement of its own");
        }

        WriteLeaves(place, (Aggregate)value, operation);
    }

    /// <summary>Writes the leaves of an element that change. What is read of any element is read before it is written.</summary>
    private void WriteLeaves(Element place, Aggregate value, IOperation operation)
    {
        int first = FirstLeaf(place);
        Expr[] leaves = Leaves(value).ToArray();
        for (int i = 0; i < leaves.Length; i++)
        {
            bool readsWritten(Expr leaf) => leaf.Any(node => node is Element read && read.Leaf >= first && read.Leaf < first + i && !leaves[read.Leaf - first].Equals(place.At(read.Leaf)));
            leaves[i] = leaves[i] is Hidden hidden ? throw NotAccessible(hidden)
                : readsWritten(leaves[i]) ? Named(leaves[i], Differentiation.Derivatives.NameOf(place.At(first + i)))
                : leaves[i];
        }

        for (int i = 0; i < leaves.Length; i++)
        {
            if (!leaves[i].Equals(place.At(first + i)))
            {
                Write(place.At(first + i), leaves[i], operation);
            }
        }
    }

    /// <summary>Writes one element, or all those of other memory, to new memory.</summary>
    private void JoinStructures(Expr target, Expr start, Expr value, bool isSpread, SyntaxNode at)
    {
        Structure structure = target.Type.Item!.Structure!;
        if (isSpread)
        {
            ForEachIndex(value, index => CopyLeaves(new Element(target, new Binary(BinaryOperator.Add, start, index, TypeRef.Int)), new Element(value, index)));
            return;
        }

        Expr[] leaves = value is Aggregate ? Leaves(value).ToArray() : throw Unsupported(_current!);
        for (int leaf = 0; leaf < structure.Leaves; leaf++)
        {
            Element place = new Element(target, start).At(leaf);
            CheckHasPlace(place, leaves[leaf], at);
            _statements.Add(new Store(Section.Forward, place, leaves[leaf]));
        }
    }

    /// <summary>Clears or copies structures leaf by leaf. What is copied is taken out first, since the two may overlap.</summary>
    private Expr OneByOne(Expr target, Expr? source, Structure structure)
    {
        Expr written = target is Ref ? target : Named(target, "part");
        if (source is null)
        {
            Expr[] zeros = structure.LeafTypes().Select(type => (Expr)Const.Nothing(type)).ToArray();
            ForEachIndex(written, index => _statements.AddRange(zeros.Select((zero, leaf) => new Store(Section.Forward, new Element(written, index).At(leaf), zero, _quote))));
            return Nothing;
        }

        if (_scope.Activity.IsActive(source) && !_scope.Activity.IsActive(target))
        {
            throw Unsupported(_current!);
        }

        Expr taken = Copied(source, MemoryFunctions.ArrayOf(target.Type.Item!));
        ForEachIndex(taken, index => CopyLeaves(new Element(written, index), new Element(taken, index)));
        return Nothing;
    }

    private void CopyLeaves(Element target, Element source) => _statements.AddRange(Enumerable.Range(0, target.Type.Structure!.Leaves)
        .Select(leaf => new Store(Section.Forward, target.At(leaf), source.At(leaf), _quote)));

    /// <summary>Does something to each index of memory, in a loop.</summary>
    private void ForEachIndex(Expr memory, System.Action<Expr> body) => ForEachIndex([MemoryFunctions.Length(memory)], [], indices => body(indices[0]));
}
