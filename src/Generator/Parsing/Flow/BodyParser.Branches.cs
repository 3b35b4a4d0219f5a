using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Branches: each side is parsed for itself, and what they leave different is merged.</content>
internal sealed partial class BodyParser
{
    /// <summary>Whether an exception is being made, into which values go only to be told.</summary>
    private bool _isThrowing;

    private Flow Throw(IThrowOperation operation)
    {
        if (operation.Exception is null)
        {
            throw Unsupported(operation);
        }

        _isThrowing = true;
        Expr exception = Translate(operation.Exception);
        _isThrowing = false;
        _statements.Add(new Throw(Section.Forward, exception));
        return Flow.Throws;
    }

    private Expr Thrown(IThrowOperation operation, ITypeSymbol type)
    {
        _ = Throw(operation);
        return Const.Nothing(Symbols.Type(type));
    }

    /// <summary>Parses a branch. What follows it goes into the side that falls through where the other one does not.</summary>
    /// <param name="condition">Gives the condition.</param>
    /// <param name="whenTrue">Parses one side.</param>
    /// <param name="whenFalse">Parses the other side.</param>
    /// <param name="rest">Parses what follows; null where it is parsed afterwards in any case.</param>
    /// <param name="guarded">Where the branch guards what follows jumps: what was known before it.</param>
    private Flow Branch(
        System.Func<Expr> condition,
        System.Func<Flow> whenTrue,
        System.Func<Flow> whenFalse,
        Rest? rest,
        Environment? guarded = null)
    {
        Expr test = condition();
        if (test is Const { IsNumber: false } known)
        {
            return known.Text == "true" ? whenTrue() : whenFalse();
        }

        Environment before = _environment;
        List<Statement> outer = _statements;

        _statements = [];
        Flow thenFlow = whenTrue();
        (List<Statement> thenStatements, Environment thenEnvironment) = (_statements, _environment);

        (_statements, _environment) = ([], before);
        Flow elseFlow = whenFalse();
        if (thenFlow != Flow.Throws && elseFlow != Flow.Throws && rest is { IsTaken: false })
        {
            elseFlow = Follow(thenFlow, elseFlow, rest);
            (List<Statement> elseEnd, Environment elseState) = (_statements, _environment);
            (_statements, _environment) = (thenStatements, thenEnvironment);
            thenFlow = Follow(elseFlow, thenFlow, rest);
            (thenStatements, thenEnvironment) = (_statements, _environment);
            (_statements, _environment) = (elseEnd, elseState);
        }

        (List<Statement> elseStatements, Environment elseEnvironment) = (_statements, _environment);
        _statements = outer;
        if (thenFlow == Flow.Throws || elseFlow == Flow.Throws)
        {
            bool isThen = thenFlow == Flow.Throws;
            AddGuard(isThen ? test : Not(test), isThen ? thenStatements : elseStatements, isThen ? elseStatements : thenStatements);
            _environment = isThen ? elseEnvironment : thenEnvironment;
            return isThen ? elseFlow : thenFlow;
        }

        _environment = before.WithoutJumps();
        Flow flow = thenFlow | elseFlow;
        EquatableArray<Merge> merges = Merge(flow, new End(thenFlow, thenEnvironment), new End(elseFlow, elseEnvironment), guarded);
        _statements.Add(new If(Section.Forward, test, ToBlock(thenStatements), ToBlock(elseStatements), merges));
        return flow;
    }

    /// <summary>Puts what follows a branch into one side of it, where the other side jumps.</summary>
    private Flow Follow(Flow other, Flow side, Rest rest) =>
        rest.IsTaken || (other & Flow.FallsThrough) != 0 || (side & Flow.FallsThrough) == 0 ? side
        : side == Flow.FallsThrough ? rest.Take()
        : Guarded(side, rest.Take);

    /// <summary>A side that throws stays alone in its branch: what the other side does simply follows.</summary>
    private void AddGuard(Expr condition, List<Statement> throws, List<Statement> goesOn)
    {
        _statements.Add(new If(Section.Forward, condition, ToBlock(throws), Block.Empty, EquatableArray<Merge>.Empty));
        _statements.AddRange(goesOn);
    }

    /// <summary>Makes one environment of two: a new version of each variable that the branches leave different.</summary>
    private EquatableArray<Merge> Merge(Flow flow, End then, End other, Environment? guarded = null)
    {
        var merges = new List<Merge>();
        foreach (KeyValuePair<ISymbol, Variable> entry in _environment.Variables.OrderBy(entry => entry.Value.Order))
        {
            if (flow == Flow.Returns && !_caller.Variables.ContainsKey(entry.Key))
            {
                continue;
            }

            Expr? left = then.State.Variables[entry.Key].Value;
            Expr? right = other.State.Variables[entry.Key].Value;
            bool isAssigned = left is not null && right is not null;
            bool mayBe = flow != Flow.FallsThrough && (left is not null || right is not null);
            Expr? merged = isAssigned || mayBe ? MergeValues(merges, NameOf(entry.Key), left, right, ValueRole.Local, entry.Value.Order) : null;
            _environment = _environment.Assign(entry.Key, merged);
        }

        if (flow != Flow.FallsThrough)
        {
            MergeReturned(merges, then, other, guarded);
            MergeFlags(merges, flow, then, other, guarded);
        }

        return merges.ToEquatableArray();
    }

    private void MergeReturned(List<Merge> merges, End then, End other, Environment? guarded)
    {
        Expr? left = then.State.Returned;
        Expr? right = other.State.Returned;
        if ((left ?? right) is not { } like)
        {
            return;
        }

        Expr merged = left == right || (left is null && guarded is not null)
            ? right!
            : MergeValues(merges, "value", left ?? UnsetResult(like), right ?? UnsetResult(like), ValueRole.Result, ResultVariable(like.Type));
        _environment = _environment with { Returned = merged };
    }

    private void MergeFlags(List<Merge> merges, Flow flow, End then, End other, Environment? guarded)
    {
        ImmutableDictionary<Flow, Expr> flags = ImmutableDictionary<Flow, Expr>.Empty;
        foreach (Flow jump in JumpsOf(flow).Where(jump => jump != flow))
        {
            bool isKnown = guarded is not null && (then.Flow & jump) == 0;
            Expr left = Flag(then, jump);
            Expr right = guarded is not null && (other.Flow & jump) != 0 ? guarded.Flags[jump] : Flag(other, jump);
            flags = flags.Add(jump, isKnown ? guarded!.Flags[jump]
                : left == right ? left
                : MergeValues(merges, FlagName(jump), left, right, ValueRole.Local, FlagVariable(jump)));
        }

        _environment = _environment with { Flags = flags };
    }

    /// <summary>Merges two values; the members of values that have some one by one.</summary>
    /// <param name="merges">Where the merges go.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="left">The one value; null where it has none there.</param>
    /// <param name="right">The other value.</param>
    /// <param name="role">What the merged value stands for.</param>
    /// <param name="variable">The variable that it is a version of; null where it is none of the user's.</param>
    private Expr MergeValues(List<Merge> merges, string name, Expr? left, Expr? right, ValueRole role, int? variable)
    {
        if ((left as HandedOn ?? right as HandedOn) is { } handedOn)
        {
            return handedOn;
        }

        bool isOwned = AreOwned(left, right);
        int order = variable ?? _scope.NewValue(name, (left ?? right)!.Type, role).Id;
        Expr result = merge(name, left, right);
        return result is Aggregate members ? members.Owned(isOwned) : result;

        Expr merge(string part, Expr? one, Expr? other)
        {
            if ((one as Aggregate ?? other as Aggregate) is { } like)
            {
                Aggregate? first = one is null ? null : ExplodeLike(one, like);
                Aggregate? second = other is null ? null : ExplodeLike(other, like);
                return like.With(like.Items.Select((_, i) => merge(LeafName(part, like, i), first?.Items[i], second?.Items[i])).ToEquatableArray());
            }

            if (one != other && (one as Hidden ?? other as Hidden) is { } hidden)
            {
                return hidden.Owner is null && !hidden.IsOfSeveral ? throw NotAccessible(hidden) : new Hidden(hidden.Type, hidden.Member, owner: null, isOfSeveral: true);
            }

            TypeRef type = (one ?? other)!.Type;
            return one is not null && one == other
                ? one
                : AddMerge(merges, NewVersion(order, name, part, type, role), one ?? Const.Nothing(type), other ?? Const.Nothing(type));
        }
    }

    private Ref AddMerge(List<Merge> merges, Value target, Expr left, Expr right)
    {
        if (_scope.Activity.IsActive(left) || _scope.Activity.IsActive(right))
        {
            _scope.Activity.Mark(target);
        }

        merges.Add(new Merge(target, left, right));
        return new Ref(target);
    }
}
