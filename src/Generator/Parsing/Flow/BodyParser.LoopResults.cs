using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Parsing;

/// <content>What a loop hands out: the variables it changes, the flags of how it was left, and what it returns.</content>
internal sealed partial class BodyParser
{
    private Dictionary<Flow, Value> FlagHeads(Flow leaves) => JumpsOf(leaves)
        .ToDictionary(jump => jump, jump => _scope.NewValue(FlagName(jump), TypeRef.Bool, ValueRole.Local, FlagVariable(jump)));

    private Flow Finish(
        CountedRange? range,
        Expr? test,
        End end,
        List<CarriedVariable> carried,
        Dictionary<Flow, Value> flags,
        Expr? resultHead,
        Environment before,
        Block body)
    {
        var all = new List<Carried>();
        _environment = before;
        foreach (CarriedVariable variable in carried)
        {
            _environment = _environment.Assign(variable.Symbol, Carry(variable, all));
        }

        bool endsByTest = test is not (null or Const { Text: "true" }) || range is not null;
        var flow = endsByTest || (end.Flow & Flow.Breaks) != 0 ? Flow.FallsThrough : Flow.Throws;
        if ((end.Flow & Flow.Returns) != 0)
        {
            flow |= Flow.Returns;
            CarryResult(all, resultHead, end.State.Returned);
        }

        Expr? goesOn = null;
        foreach (KeyValuePair<Flow, Value> flag in flags.Where(flag => (end.Flow & flag.Key) != 0).OrderBy(flag => flag.Key))
        {
            Expr isUnset = CarryFlag(all, flag, FlagIn(end, flag), out Value result);
            goesOn = goesOn is null ? isUnset : new Binary(BinaryOperator.AndAlso, goesOn, isUnset, TypeRef.Bool);
            if (flag.Key == Flow.Returns)
            {
                _environment = _environment with { Flags = _environment.Flags.SetItem(Flow.Returns, new Ref(result)) };
            }
        }

        test = goesOn is null ? test
            : test is null or Const { Text: "true" } ? goesOn
            : new Binary(BinaryOperator.AndAlso, goesOn, test, TypeRef.Bool);
        var loop = new Loop(Section.Forward, range, range is null ? test ?? Const.Bool(true) : null, all.ToEquatableArray(), body);
        _statements.Add(_loop is null && _scope.Checkpoints && Obstacle(loop) is null ? loop with { Recomputation = Recomputation.Scheduled } : loop);
        return flow;
    }

    private static Expr FlagIn(End end, KeyValuePair<Flow, Value> flag) =>
        end.Flow == flag.Key ? Const.Bool(true) : end.State.Flags[flag.Key];

    private Value Another(Value head, bool isActive)
    {
        Value value = _scope.NewValue(head.Name, head.Type, head.Role, head.Variable);
        if (isActive)
        {
            _scope.Activity.Mark(value);
        }

        return value;
    }

    /// <summary>What was returned in the last iteration; nothing before.</summary>
    private void CarryResult(List<Carried> all, Expr? head, Expr? returned)
    {
        if (returned is null)
        {
            return;
        }

        var before = new Queue<Expr>(Leaves(_loop is null ? _unset.Result ?? MapLeaves("value", returned, (_, leaf) => Const.Nothing(leaf.Type)) : UnsetResult(returned)));
        var heads = new Queue<Expr>(Leaves(head ?? NewResult(returned)));
        Expr result = MapLeaves("value", returned, (_, next) =>
        {
            bool isActive = _scope.Activity.IsActive(next);
            Value top = ((Ref)heads.Dequeue()).Value;
            if (isActive)
            {
                _scope.Activity.Mark(top);
            }

            Value after = Another(top, isActive);
            all.Add(new Carried(top, before.Dequeue(), next, after));
            return new Ref(after);
        });
        _environment = _environment with { Returned = result };
    }

    /// <summary>A loop that can be left from inside goes on while it was not.</summary>
    private Expr CarryFlag(List<Carried> all, KeyValuePair<Flow, Value> flag, Expr next, out Value result)
    {
        Value head = flag.Value;
        bool isNegated = next is Unary { Operator: UnaryOperator.Not };
        Value carried = isNegated ? _scope.NewValue("goesOn", TypeRef.Bool, ValueRole.Local) : head;
        result = Another(carried, isActive: false);
        Expr before = flag.Key == Flow.Returns && _unset.Flags.TryGetValue(flag.Key, out Expr? unset) ? unset : Const.Bool(isNegated);
        all.Add(new Carried(carried, before, isNegated ? Not(next) : next, result));
        return isNegated ? new Ref(carried) : new Unary(UnaryOperator.Not, new Ref(head), TypeRef.Bool);
    }

    private static Expr Not(Expr condition) => condition switch
    {
        Unary { Operator: UnaryOperator.Not } negation => negation.Operand,
        Const { Text: "true" } => Const.Bool(false),
        Const { Text: "false" } => Const.Bool(true),
        Binary { Operator: BinaryOperator.Equal } equal => new Binary(BinaryOperator.NotEqual, equal.Left, equal.Right, TypeRef.Bool),
        Binary { Operator: BinaryOperator.NotEqual } unequal => new Binary(BinaryOperator.Equal, unequal.Left, unequal.Right, TypeRef.Bool),
        _ => new Unary(UnaryOperator.Not, condition, TypeRef.Bool),
    };
}
