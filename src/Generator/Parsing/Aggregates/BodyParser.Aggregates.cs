using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Values of several members. Each member is a variable of its own: that of <c>velocity.X</c> is <c>velocityX</c>. A value
/// that carries no derivative may stay whole until a member of it is asked for.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>The variables of the members: the ids of their first versions, by the variable and the name of the member.</summary>
    private readonly Dictionary<(int Variable, string Name), int> _leaves = [];

    /// <summary>Makes something of every leaf of a value, which is told its name.</summary>
    private static Expr MapLeaves(string name, Expr value, System.Func<string, Expr, Expr> map) => value is Aggregate aggregate
        ? aggregate.With(aggregate.Items.Select((item, i) => MapLeaves(LeafName(name, aggregate, i), item, map)).ToEquatableArray())
        : map(name, value);

    private static string LeafName(string name, Aggregate aggregate, int member) => name + LeafNames.Of(aggregate)[member];

    /// <summary>The leaves of a value, in order.</summary>
    private static IEnumerable<Expr> Leaves(Expr value) => value is Aggregate aggregate ? aggregate.Items.SelectMany(Leaves) : [value];

    /// <summary>The variable that a leaf is a version of; null where it had none before.</summary>
    private int? VariableOf(int variable, string root, string name) => name == root ? variable
        : _leaves.TryGetValue((variable, name), out int leaf) ? leaf
        : null;

    /// <summary>A new version of a variable or of a member of one.</summary>
    private Value NewVersion(int variable, string root, string name, TypeRef type, ValueRole role)
    {
        Value version = _scope.NewValue(name, type, role, VariableOf(variable, root, name));
        MarkInlined(version);
        if (name != root && version.Variable == version.Id)
        {
            _leaves[(variable, name)] = version.Id;
        }

        return version;
    }

    /// <summary>Gives the members of a variable new versions. What is a name or a number already needs none.</summary>
    private Expr DefineMembers(ISymbol symbol, Aggregate value, int? variable, bool isVar)
    {
        string root = NameOf(symbol);
        int order = variable ?? _scope.NewValue(root, value.Type, ValueRole.Local).Id;
        Expr defined = MapLeaves(root, value, (name, leaf) => leaf is Ref or Const or Hidden
            ? leaf
            : AddLet(NewVersion(order, root, name, leaf.Type, ValueRole.Local), leaf, isVar));
        _environment = variable is null
            ? _environment.Declare(symbol, defined, order)
            : _environment.Assign(symbol, defined);
        return defined;
    }

    private Ref AddLet(Value version, Expr value, bool isVar, bool isConst = false)
    {
        if (_scope.Activity.IsActive(value) || IsOwnMemory(value))
        {
            _scope.Activity.Mark(version);
        }

        _statements.Add(new Let(Section.Forward, version, value, IsPinned: MemoryFunctions.IsAllocation(value), isVar, isConst, _quote));
        return new Ref(version);
    }

    private Aggregate Tuple(ITupleOperation operation) =>
        Make(LayoutOf(operation.Type ?? operation.NaturalType) ?? throw Unsupported(operation), operation.Elements.Select((element, i) => Hold(CheckHeld(Translate(element), element), operation.Elements.Skip(i + 1).ToArray())).ToArray());

    private Aggregate Make(Layout layout, IEnumerable<Expr> items)
    {
        TypeRef type = Symbols.Type(layout.Type);
        _layouts[type] = layout;
        return new Aggregate(
            type,
            layout.Members.Select(member => member.Name).ToEquatableArray(),
            items.Select(item => CheckHeld(item)).Zip(layout.Members, (item, member) => ConvertTo(Symbols.Type(member.Type), Settled(item, member.Name))).ToEquatableArray());
    }

    /// <summary>An element that is read for a member is read here: the memory may be written before the member is asked for.</summary>
    private Expr Settled(Expr value, string member) => value is not Aggregate && value.Any(node => node is Element) ? Named(value, MemberName(member)) : value;

    /// <summary>The implicit conversion of a number that goes into a member of another type.</summary>
    private static Expr ConvertTo(TypeRef type, Expr value) => value switch
    {
        _ when value.Type == type || !value.Type.IsNumber || !type.IsNumber => value,
        Const { IsNumber: true, IsNamed: false } number => new Const(type, number.Number),
        _ => new Cast(type, value, isImplicit: true),
    };

    /// <summary>A value as its members, whether it was taken apart before or not.</summary>
    private Aggregate Explode(Expr value, Layout layout)
    {
        if (value is Aggregate aggregate)
        {
            return aggregate;
        }

        if (value is Const)
        {
            throw Unsupported(_current!);
        }

        return Make(layout, layout.Members.Select(member => Compilation.IsSymbolAccessibleWithin(member.Symbol, AccessSite)
            ? MemberOf(value, member.Name, Symbols.Type(member.Type))
            : new Hidden(Symbols.Type(member.Type), member.Symbol)));
    }

    /// <summary>The operation that is being translated, for what is found wrong on the way.</summary>
    private IOperation? _current;

    private Rejection NotAccessible(Hidden hidden) => hidden.IsOfSeveral ? Rejection.At(
        _current!.Syntax,
        Descriptors.UnsupportedExpression,
        $"'{hidden.Member.ToDisplayString(Formats.Message)}' of one of several objects",
        _scope.Method.Name,
        "which one it is of was decided before; read it in each case") : Rejection.At(
        _current!.Syntax, Descriptors.Inaccessible, hidden.Member.ToDisplayString(Formats.Message), AccessSite.ToDisplayString(Formats.Message));

    /// <summary>A value as the members of another of its type.</summary>
    private static Aggregate ExplodeLike(Expr value, Aggregate like)
    {
        bool isTuple = like.Type.Name.StartsWith("(", System.StringComparison.Ordinal);
        return value as Aggregate ?? new Aggregate(like.Type, like.Names, like.Items
            .Select((item, i) => item is Hidden ? item : value is Const ? Const.Nothing(item.Type) : MemberOf(value, isTuple ? "Item" + (i + 1) : like.Names[i], item.Type))
            .ToEquatableArray());
    }

    public static Expr MemberOf(Expr value, string member, TypeRef type) => new Call(
        new FunctionRef(
            "member " + member + " of " + value.Type.Name,
            NameScope.Escape(member),
            Qualifier: string.Empty,
            CallStyle.Property,
            type,
            new[] { new FunctionParameter("this", value.Type, IsGeneric: false) }.ToEquatableArray(),
            Shape: string.Empty,
            IsPure: true),
        value);

    /// <summary>A member of a value; null where the value is not one that is taken apart.</summary>
    private Expr? Member(IOperation? instance, ISymbol member)
    {
        if (instance is null || AnyLayoutOf(instance.Type) is not { } layout || layout.IndexOf(member) is not (>= 0 and var index))
        {
            return null;
        }

        Expr whole = Translate(instance);
        if (IsThis(whole) || (layout.IsObject && whole is not Aggregate))
        {
            return null;
        }

        Expr item = Explode(whole, layout).Items[index];
        _current = instance;
        return item switch
        {
            Hidden { Owner: { } owner } => ReadFrom(owner, layout.Members[index], instance.Parent!),
            Hidden hidden => throw NotAccessible(hidden),
            _ => item,
        };
    }

    /// <summary>A member of an object that has no derivative, read where the method reads it.</summary>
    private Expr ReadFrom(Expr owner, LayoutMember member, IOperation operation)
    {
        CheckAccess(member.Symbol, operation);
        if (_scope.Structures.IsEligible(member) && CouldBeActive(member.Type))
        {
            throw Reject(operation, Descriptors.ActiveMember, member.Symbol.ToDisplayString(Formats.Message));
        }

        // An automatic property is read like a field: nothing else is done by it.
        FunctionRef function = member.Symbol is IFieldSymbol field ? Symbols.Field(field) : Symbols.Property((IPropertySymbol)member.Symbol);
        var call = new Call(function with { Id = Writes.FieldPrefix + function.Id.Substring(2) }, owner);
        return function.IsPure ? call : Pin(call, MemberName(member.Name));
    }

    /// <summary>An assignment to a member as one to what it is a member of; null where the target is none.</summary>
    private (IOperation Instance, Expr Value)? ReplaceMember(IOperation target, Expr value, IOperation operation)
    {
        if (target is not IMemberReferenceOperation { Instance: { } instance } reference
            || !(instance.Type!.IsValueType || (instance is IInstanceReferenceOperation && _self is IMethodSymbol { MethodKind: MethodKind.Constructor }) || OwnerOf(instance) is not null)
            || AnyLayoutOf(instance.Type) is not { } layout
            || layout.IndexOf(reference.Member) is not (>= 0 and var index))
        {
            return null;
        }

        CheckHeld(value, (operation as IAssignmentOperation)?.Value);
        CheckStays(instance, operation);
        Aggregate members = Explode(Translate(instance), layout);
        return (instance, members.With(index, value));
    }

    /// <summary>A value put together again, for code that sees it whole: only where it carries no derivative.</summary>
    private Expr Whole(IOperation operation, Expr value)
    {
        if (value is not Aggregate aggregate)
        {
            return value;
        }

        if (_scope.Activity.IsActive(value)
            || aggregate.IsOwned
            || !_layouts.TryGetValue(aggregate.Type, out Layout? layout)
            || _scope.Structures.Whole(layout) is not { } whole
            || !StructureParser.IsPossible(whole))
        {
            throw Unsupported(operation);
        }

        return whole.Assemble(Leaves(ExplodeAll(aggregate, layout)).Select(leaf => leaf is Hidden hidden ? throw NotAccessible(hidden) : leaf));
    }

    /// <summary>The layouts of the values that were made.</summary>
    private readonly Dictionary<TypeRef, Layout> _layouts = [];

    private Aggregate DefaultOf(Layout layout) => Make(layout, layout.Members.Select(member =>
        LayoutOf(member.Type) is { Type.IsValueType: true } inner ? DefaultOf(inner) : Default(member.Type)));

    /// <summary>What the method returns: one result, or one for each leaf.</summary>
    public IReadOnlyList<Result> Results(Expr returned, ITypeSymbol type)
    {
        if (LayoutOf(type) is not { } layout)
        {
            return [new Result("Value", returned, IsDifferentiable: true)];
        }

        Structure whole = _scope.Structures.Whole(layout);
        Structure gradient = _scope.Structures.Gradient(layout)!;
        int[] gradientLeaves = _scope.Structures.GradientLeaves(layout).ToArray();
        var results = new List<Result>();
        _ = MapLeaves("Value", ExplodeAll(returned, layout), (name, leaf) =>
        {
            int place = gradientLeaves[results.Count];
            results.Add(new Result(name, leaf, IsDifferentiable: place >= 0, new Part("Value", results.Count, whole, gradient, place)));
            return leaf;
        });
        return results;
    }

    /// <summary>A value as its members, and theirs.</summary>
    private Aggregate ExplodeAll(Expr value, Layout layout)
    {
        Aggregate members = Explode(value, layout);
        return (Aggregate)members.With(members.Items
            .Select((item, i) => LayoutOf(layout.Members[i].Type) is { } inner ? ExplodeAll(item, inner) : item)
            .ToEquatableArray());
    }

    /// <summary>The conversion of one tuple into another, member by member.</summary>
    private Expr? ConvertMembers(IConversionOperation operation)
    {
        if (operation.OperatorMethod is not null || LayoutOf(operation.Operand.Type ?? (operation.Operand as ITupleOperation)?.NaturalType ?? operation.Type) is not { } from)
        {
            return null;
        }

        Expr operand = Translate(operation.Operand);
        if (operand is Const constant)
        {
            return Const.Verbatim(Symbols.Type(operation.Type!), constant.Text ?? "default");
        }

        if (LayoutOf(operation.Type) is { } to && to.Type.IsTupleType == from.Type.IsTupleType && (to.Type.IsTupleType || SymbolEqualityComparer.Default.Equals(to.Type, from.Type)) && to.Members.Length == from.Members.Length && operation.IsImplicit)
        {
            return operand is Aggregate || operand.Type != Symbols.Type(to.Type) ? Convert(operation, operand, from, to) : operand;
        }

        return new Cast(Symbols.Type(operation.Type!), Whole(operation.Operand, operand), operation.IsImplicit);
    }

    private Aggregate Convert(IOperation operation, Expr value, Layout from, Layout to) => Make(to, Explode(value, from).Items.Select((item, i) =>
    {
        (ITypeSymbol source, ITypeSymbol target) = (from.Members[i].Type, to.Members[i].Type);
        return LayoutOf(source) is { } inner && LayoutOf(target) is { } other ? Convert(operation, item, inner, other)
            : SymbolEqualityComparer.Default.Equals(source, target) || (item.Type.IsNumber && Symbols.Type(target).IsNumber) ? item
            : throw Unsupported(operation);
    }));
}
