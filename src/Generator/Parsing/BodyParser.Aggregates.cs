using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation;
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

    private static string LeafName(string name, Aggregate aggregate, int member) => name + Derivatives.Pascal(aggregate.Names[member]);

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
        if (name != root && version.Variable == version.Id)
        {
            _leaves[(variable, name)] = version.Id;
        }

        return version;
    }

    /// <summary>Gives the members of a variable new versions. What is a name or a number already needs none.</summary>
    private Expr DefineMembers(ISymbol symbol, Aggregate value, int? variable, bool isVar)
    {
        int order = variable ?? _scope.NewValue(symbol.Name, value.Type, ValueRole.Local).Id;
        Expr defined = MapLeaves(symbol.Name, value, (name, leaf) => leaf is Ref or Const
            ? leaf
            : AddLet(NewVersion(order, symbol.Name, name, leaf.Type, ValueRole.Local), leaf, isVar));
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
        Make(Layout.Of(operation.Type ?? operation.NaturalType) ?? throw Unsupported(operation), operation.Elements.Select(Translate));

    private Aggregate Make(Layout layout, IEnumerable<Expr> items) => new(
        Symbols.Type(layout.Type),
        layout.Members.Select(member => member.Name).ToEquatableArray(),
        items.Zip(layout.Members, (item, member) => ConvertTo(Symbols.Type(member.Type), item)).ToEquatableArray());

    /// <summary>The implicit conversion of a number that goes into a member of another type.</summary>
    private static Expr ConvertTo(TypeRef type, Expr value) => value switch
    {
        _ when value.Type == type || !value.Type.IsNumber || !type.IsNumber => value,
        Const { IsNumber: true, IsNamed: false } number => new Const(type, number.Number),
        _ => new Cast(type, value, isImplicit: true),
    };

    /// <summary>A value as its members, whether it was taken apart before or not.</summary>
    private Aggregate Explode(Expr value, Layout layout) => value as Aggregate
        ?? Make(layout, layout.Members.Select(member => MemberOf(value, member.Name, Symbols.Type(member.Type))));

    /// <summary>A value as the members of another of its type.</summary>
    private static Aggregate ExplodeLike(Expr value, Aggregate like)
    {
        bool isTuple = like.Type.Name.StartsWith("(", System.StringComparison.Ordinal);
        return value as Aggregate ?? new Aggregate(like.Type, like.Names, like.Items
            .Select((item, i) => MemberOf(value, isTuple ? "Item" + (i + 1) : like.Names[i], item.Type))
            .ToEquatableArray());
    }

    private static Expr MemberOf(Expr value, string member, TypeRef type) => new Call(
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
        if (instance is null || Layout.Of(instance.Type) is not { } layout || layout.IndexOf(member) is not (>= 0 and var index))
        {
            return null;
        }

        return Explode(Translate(instance), layout).Items[index];
    }

    /// <summary>An assignment to a member as one to what it is a member of; null where the target is none.</summary>
    private (IOperation Instance, Expr Value)? ReplaceMember(IOperation target, Expr value)
    {
        if (target is not IMemberReferenceOperation { Instance: { Type.IsValueType: true } instance } reference
            || Layout.Of(instance.Type) is not { } layout
            || layout.IndexOf(reference.Member) is not (>= 0 and var index))
        {
            return null;
        }

        Aggregate members = Explode(Translate(instance), layout);
        return (instance, members.With(members.Items.Select((item, i) => i == index ? value : item).ToEquatableArray()));
    }

    /// <summary>A value put together again, for code that sees it whole: only where it carries no derivative.</summary>
    private Expr Whole(IOperation operation, Expr value)
    {
        if (value is not Aggregate aggregate)
        {
            return value;
        }

        return _scope.Activity.IsActive(value)
            ? throw Unsupported(operation)
            : new Structure(
                aggregate.Type,
                aggregate.Items.Count == 1 ? Assembly.Bare : Assembly.Tuple,
                aggregate.Items.Select((item, i) => new StructureMember(aggregate.Names[i], item.Type, null)).ToEquatableArray())
            .Assemble(aggregate.Items.Select(item => Whole(operation, item)));
    }

    private Aggregate DefaultOf(Layout layout) => Make(layout, layout.Members.Select(member =>
        Layout.Of(member.Type) is { } inner ? DefaultOf(inner) : Default(member.Type)));

    /// <summary>What the method returns: one result, or one for each leaf.</summary>
    public IReadOnlyList<Result> Results(Expr returned, ITypeSymbol type)
    {
        if (Layout.Of(type) is not { } layout)
        {
            return [new Result("Value", returned, IsDifferentiable: true)];
        }

        Structure whole = _scope.Structures.Whole(layout);
        Structure gradient = _scope.Structures.Gradient(type)!;
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
            .Select((item, i) => Layout.Of(layout.Members[i].Type) is { } inner ? ExplodeAll(item, inner) : item)
            .ToEquatableArray());
    }

    /// <summary>The conversion of one tuple into another, member by member.</summary>
    private Expr? ConvertMembers(IConversionOperation operation)
    {
        if (operation.OperatorMethod is not null || Layout.Of(operation.Operand.Type ?? (operation.Operand as ITupleOperation)?.NaturalType ?? operation.Type) is not { } from)
        {
            return null;
        }

        Expr operand = Translate(operation.Operand);
        if (Layout.Of(operation.Type) is { } to && to.Members.Length == from.Members.Length && operation.IsImplicit)
        {
            return operand is Aggregate || operand.Type != Symbols.Type(to.Type) ? Convert(operation, operand, from, to) : operand;
        }

        return new Cast(Symbols.Type(operation.Type!), Whole(operation.Operand, operand), operation.IsImplicit);
    }

    private Aggregate Convert(IOperation operation, Expr value, Layout from, Layout to) => Make(to, Explode(value, from).Items.Select((item, i) =>
    {
        (ITypeSymbol source, ITypeSymbol target) = (from.Members[i].Type, to.Members[i].Type);
        return Layout.Of(source) is { } inner && Layout.Of(target) is { } other ? Convert(operation, item, inner, other)
            : SymbolEqualityComparer.Default.Equals(source, target) || (item.Type.IsNumber && Symbols.Type(target).IsNumber) ? item
            : throw Unsupported(operation);
    }));

    /// <summary>Assigns the members of a value to variables, all at once.</summary>
    private Expr Deconstruct(IDeconstructionAssignmentOperation operation)
    {
        Layout layout = Layout.Of(operation.Value.Type ?? (operation.Value as ITupleOperation)?.NaturalType ?? operation.Target.Type)
            ?? throw Unsupported(operation);
        Expr value = Translate(operation.Value);
        AssignMembers(operation.Target, value, layout);
        return value;
    }

    private void AssignMembers(IOperation target, Expr value, Layout layout)
    {
        ITupleOperation targets = target switch
        {
            ITupleOperation tuple => tuple,
            IDeclarationExpressionOperation { Expression: ITupleOperation tuple } => tuple,
            _ => throw Unsupported(target),
        };
        if (targets.Elements.Length != layout.Members.Length)
        {
            throw Unsupported(target);
        }

        EquatableArray<Expr> items = Explode(value, layout).Items;
        for (int i = 0; i < items.Count; i++)
        {
            AssignMember(targets.Elements[i], items[i], layout.Members[i].Type);
        }
    }

    private void AssignMember(IOperation target, Expr value, ITypeSymbol type)
    {
        switch (target)
        {
            case IDiscardOperation:
                break;
            case ITupleOperation or IDeclarationExpressionOperation { Expression: ITupleOperation }:
                AssignMembers(target, value, Layout.Of(type) ?? throw Unsupported(target));
                break;
            case IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { IsDeclaration: true } local }:
                Define(local.Local, ConvertTo(Symbols.Type(local.Type!), value), null, isVar: true);
                break;
            case ILocalReferenceOperation { IsDeclaration: true } local:
                Define(local.Local, ConvertTo(Symbols.Type(local.Type!), value), null, isVar: true);
                break;
            default:
                AssignAtOnce(target, ConvertTo(Symbols.Type(target.Type!), value));
                break;
        }
    }

    /// <summary>A variable takes over the value of another as it is, so that a swap needs no third one.</summary>
    private void AssignAtOnce(IOperation target, Expr value)
    {
        if (value is Ref && SymbolOf(target) is { } named && Resolve(named) is var symbol && _environment.Variables.ContainsKey(symbol))
        {
            _environment = _environment.Assign(symbol, value);
        }
        else
        {
            Assign(target, value, target);
        }
    }
}
