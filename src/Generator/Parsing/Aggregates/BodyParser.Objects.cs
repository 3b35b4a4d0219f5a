using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Receivers, initializers and 'with' of types that are taken apart. While a constructor or a method of such a type is
/// parsed, its receiver is a variable like any other, known by the method.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>The method whose receiver is a variable; null where the receiver is <see cref="_receiver"/>.</summary>
    private ISymbol? _self;

    /// <summary>Parses the body of a method whose receiver is a variable.</summary>
    /// <param name="method">The method.</param>
    /// <param name="self">The receiver.</param>
    /// <param name="arguments">What its parameters are bound to.</param>
    /// <param name="parse">Parses the body and gives the result.</param>
    /// <returns>The result, and the receiver as the body leaves it.</returns>
    private (Expr Result, Expr Self) InBody(IMethodSymbol method, Expr self, IReadOnlyList<Argument> arguments, System.Func<Expr> parse)
    {
        (Expr? receiver, ISymbol? outer) = (_receiver, _self);
        _ = DeclareCopy(method, self);
        Frame caller = EnterBody();
        (_receiver, _self) = (null, method);
        _callStack.Add(method);
        foreach (Argument argument in arguments)
        {
            Bind(argument);
        }

        Expr result = parse();
        _callStack.RemoveAt(_callStack.Count - 1);
        LeaveBody(caller);
        (_receiver, _self) = (receiver, outer);
        return (result, TakeCopy(method));
    }

    /// <summary>Makes a variable of what a body may change: the receiver, under the name of the method, or a parameter.</summary>
    /// <returns>What the body finds.</returns>
    private Expr DeclareCopy(ISymbol symbol, Expr value)
    {
        _aliases.Remove(symbol);
        string name = NameOf(symbol);
        value = MapLeaves(name, value, (part, leaf) => leaf is Ref or Const or Hidden ? leaf : Temporary(leaf, part));
        _environment = _environment.Declare(symbol, value, _scope.NewValue(name, value.Type, ValueRole.Local).Id);
        return value;
    }

    /// <summary>What a body left in such a variable.</summary>
    private Expr TakeCopy(ISymbol symbol)
    {
        Expr value = _environment.Variables[symbol].Value!;
        _environment = _environment with { Variables = _environment.Variables.Remove(symbol) };
        return value;
    }

    /// <summary>A method may have changed the variable, or the element, that it was called on or was passed by reference; what cannot be written was copied for it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="target">What may have changed.</param>
    /// <param name="place">What was read of it.</param>
    /// <param name="before">What the method found.</param>
    /// <param name="after">What it left.</param>
    private void WriteBack(IOperation call, IOperation target, Expr place, Expr before, Expr after)
    {
        if (after == before || !IsValue(target) || !IsVariable(target))
        {
            return;
        }

        if (ElementOf(target) is { } element)
        {
            Element leaf = Leaves(place).First() as Element ?? throw Unsupported(call);
            WriteMember(NameIn(element) is { } name ? _passed[name].Place : new Element(leaf.Children), element, target, Unchanged(place, before, after), call);
        }
        else if (CanAssign(target))
        {
            Assign(target, after, call);
        }
        else if (target is IFieldReferenceOperation { Field.IsReadOnly: false } && !after.Equals(before))
        {
            throw UnsupportedTarget(target);
        }
    }

    /// <summary>What a method left, but for what is as it was found: this is not written.</summary>
    private static Expr Unchanged(Expr place, Expr before, Expr after)
    {
        if ((place, before, after) is not (Aggregate places, Aggregate found, Aggregate left))
        {
            return after.Equals(before) ? place : after;
        }

        return Enumerable.Range(0, left.Items.Count).Aggregate(left, (members, i) => members.With(i, Unchanged(places.Items[i], found.Items[i], left.Items[i])));
    }

    /// <summary>What a method is called on. Which element it is, is known before its arguments are evaluated.</summary>
    private Expr Receiver(IOperation instance)
    {
        Expr receiver = Translate(instance);
        if (receiver is not Aggregate)
        {
            return receiver;
        }

        var settled = new Dictionary<Expr, Expr>();
        return receiver.Rewrite(node => node is Element leaf ? leaf.With(leaf.Children.Select(settle).ToEquatableArray()) : node);

        Expr settle(Expr child) => !child.Any(node => node is Element) ? child
            : settled.TryGetValue(child, out Expr? named) ? named
            : settled[child] = Named(child, Differentiation.Derivatives.NameOf(child));
    }

    /// <summary>A structure that is a variable is passed by reference: the method finds what the arguments have left in it.</summary>
    private Expr AfterArguments(IOperation instance, Expr receiver) =>
        receiver is Aggregate && instance.Type is { IsValueType: true } && CanAssign(instance) ? Translate(instance) : receiver;

    /// <summary>A name for what a member may be read more than once for; it is not printed where it is read once.</summary>
    private Ref Temporary(Expr value, string name)
    {
        Value version = _scope.NewValue(name, value.Type, ValueRole.Temporary);
        return AddLet(version, value, isVar: true);
    }

    /// <summary>Sets members of a new value: those of an object initializer or of a 'with'.</summary>
    private Aggregate Initialize(Expr value, Layout layout, IObjectOrCollectionInitializerOperation initializer)
    {
        Aggregate members = Explode(value, layout);
        foreach (IOperation part in initializer.Initializers)
        {
            IOperation? source = (part as ISimpleAssignmentOperation)?.Value;
            IObjectOrCollectionInitializerOperation? nested = (part as IMemberInitializerOperation)?.Initializer;
            IOperation? target = (part as ISimpleAssignmentOperation)?.Target ?? (part as IMemberInitializerOperation)?.InitializedMember;
            if (target is not IMemberReferenceOperation reference || layout.IndexOf(reference.Member) is not (>= 0 and var index))
            {
                members = source is null ? throw Unsupported(part) : SetIn(members, target!, Translate(source)) ?? throw Unsupported(part);
                continue;
            }

            LayoutMember set = layout.Members[index];
            members = members.With(index, source is null
                ? Initialize(members.Items[index], LayoutOf(set.Type) ?? throw Unsupported(part), nested!)
                : ConvertTo(Symbols.Type(set.Type), Settled(CheckHeld(Translate(source), source), set.Name)));
        }

        return members;
    }

    private Expr With(IWithOperation operation) =>
        LayoutOf(operation.Type) is { } layout && operation.Operand.Type is { } type && SymbolEqualityComparer.Default.Equals(type, operation.Type)
            ? Initialize(Translate(operation.Operand), layout, operation.Initializer)
            : throw Unsupported(operation);
}
