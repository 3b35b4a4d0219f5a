using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>Branches: each side is parsed for itself, and what they leave different is merged.</content>
internal sealed partial class BodyParser
{
    /// <summary>The throw that a statement consists of; null where it is anything else.</summary>
    private static IThrowOperation? Thrown(IOperation statement) => statement switch
    {
        IBlockOperation { Operations: [var only] } => Thrown(only),
        IExpressionStatementOperation { Operation: IThrowOperation thrown } => thrown,
        IThrowOperation { Exception: not null } thrown => thrown,
        _ => null,
    };

    /// <summary>Whether an exception is being made, into which values go only to be told.</summary>
    private bool _isThrowing;

    /// <summary>A check of the arguments stays what it is: nothing flows through the side that throws.</summary>
    private void Guard(IConditionalOperation guard, IThrowOperation thrown)
    {
        Expr condition = Translate(guard.Condition);
        _isThrowing = true;
        Side side = Aside(() => Translate(thrown.Exception!));
        _isThrowing = false;
        Block throws = ToBlock([.. side.Statements, new Throw(Section.Forward, side.Value)]);
        _statements.Add(new If(Section.Forward, condition, throws, Block.Empty, EquatableArray<Merge>.Empty));
    }

    /// <summary>What follows a statement after which the method may have returned.</summary>
    private Flow Guarded(IReadOnlyList<IOperation> operations, int start)
    {
        Expr hasReturned = _environment.HasReturned!;
        return Branch(
            () => new Unary(UnaryOperator.Not, hasReturned, TypeRef.Bool),
            () =>
            {
                _environment = _environment with { Returned = null, HasReturned = null };
                return Sequence(operations, start);
            },
            () => Flow.Returns,
            rest: null);
    }

    private Flow Branch(
        System.Func<Expr> condition,
        System.Func<Flow> whenTrue,
        System.Func<Flow> whenFalse,
        System.Func<Flow>? rest)
    {
        Expr test = condition();
        Environment before = _environment;
        List<Statement> outer = _statements;

        _statements = [];
        Flow thenFlow = whenTrue();
        (List<Statement> thenStatements, Environment thenEnvironment) = (_statements, _environment);

        (_statements, _environment) = ([], before);
        Flow elseFlow = whenFalse();
        if (rest is not null && thenFlow == Flow.Returns && elseFlow == Flow.FallsThrough)
        {
            elseFlow = rest();
        }

        (List<Statement> elseStatements, Environment elseEnvironment) = (_statements, _environment);
        if (rest is not null && elseFlow == Flow.Returns && thenFlow == Flow.FallsThrough)
        {
            (_statements, _environment) = (thenStatements, thenEnvironment);
            thenFlow = rest();
            thenEnvironment = _environment;
        }

        (_statements, _environment) = (outer, before);
        Flow flow = thenFlow == elseFlow && thenFlow != Flow.MayReturn ? thenFlow : Flow.MayReturn;
        EquatableArray<Merge> merges = Merge(
            flow, (thenFlow, thenEnvironment), (elseFlow, elseEnvironment));
        _statements.Add(new If(Section.Forward, test, ToBlock(thenStatements), ToBlock(elseStatements), merges));
        return flow;
    }

    /// <summary>Makes one environment of two: a new version of each variable that the branches leave different.</summary>
    private EquatableArray<Merge> Merge(Flow flow, (Flow Flow, Environment State) then, (Flow Flow, Environment State) other)
    {
        var merges = new List<Merge>();
        if (flow != Flow.Returns || _loop is not null)
        {
            foreach (KeyValuePair<ISymbol, Variable> entry in _environment.Variables.OrderBy(entry => entry.Value.Order))
            {
                Expr? left = then.State.Variables[entry.Key].Value;
                Expr? right = other.State.Variables[entry.Key].Value;
                bool isAssigned = left is not null && right is not null;
                bool mayBe = flow == Flow.MayReturn && (left is not null || right is not null);
                Expr? merged = isAssigned && left == right ? left
                    : isAssigned || mayBe ? AddMerge(merges, entry.Key.Name, left ?? Const.Nothing(right!.Type), right ?? Const.Nothing(left!.Type), ValueRole.Local, entry.Value.Order)
                    : null;
                _environment = _environment.Assign(entry.Key, merged);
            }
        }

        if (flow != Flow.FallsThrough)
        {
            Expr? left = then.State.Returned;
            Expr? right = other.State.Returned;
            TypeRef type = (left ?? right)!.Type;
            Expr merged = left is not null && left == right
                ? left
                : AddMerge(merges, _loop is null ? "value" : "isOver", left ?? Const.Nothing(type), right ?? Const.Nothing(type), _loop is null ? ValueRole.Result : ValueRole.Temporary, null);
            _environment = _environment with { Returned = merged };
        }

        if (flow == Flow.MayReturn)
        {
            Expr hasReturned = AddMerge(merges, _loop is null ? "hasReturned" : "hasJumped", HasReturned(then), HasReturned(other), ValueRole.Local, null);
            _environment = _environment with { HasReturned = hasReturned };
        }

        return merges.ToEquatableArray();
    }

    private static Expr HasReturned((Flow Flow, Environment State) end) => end.Flow switch
    {
        Flow.Returns => Const.Bool(true),
        Flow.FallsThrough => Const.Bool(false),
        _ => end.State.HasReturned!,
    };

    private Ref AddMerge(List<Merge> merges, string name, Expr left, Expr right, ValueRole role, int? variable)
    {
        Value value = _scope.NewValue(name, left.Type, role, variable);
        if (_scope.Activity.IsActive(left) || _scope.Activity.IsActive(right))
        {
            _scope.Activity.Mark(value);
        }

        merges.Add(new Merge(value, left, right));
        return new Ref(value);
    }
}
