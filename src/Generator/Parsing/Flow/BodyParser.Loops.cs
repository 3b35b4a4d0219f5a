using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Parsing;

/// <content>
/// Loops. The variables that a loop assigns are carried from one iteration to the next; which of them are active is found
/// by parsing the body again until nothing changes.
/// </content>
internal sealed partial class BodyParser
{
    /// <summary>Whether what is read now is read where it stands, and not kept in a name.</summary>
    private bool _staysInPlace;

    private Flow ForLoop(IForLoopOperation loop)
    {
        Environment outside = _environment;
        foreach (IOperation before in loop.Before)
        {
            Statement(before);
        }

        HashSet<ISymbol> assigned = AssignedIn(loop.Body, loop.Condition, loop.AtLoopBottom);
        Flow leaves = LeavesOf(loop);
        CountedRange? range = leaves == Flow.Throws ? Range(loop, assigned) : null;
        Flow flow;
        if (range is null)
        {
            flow = Iterate(new LoopParts(
                loop,
                range: null,
                () => loop.Condition is null ? Const.Bool(true) : Translate(loop.Condition),
                () => Sequence(loop.AtLoopBottom, 0),
                leaves), assigned);
        }
        else
        {
            // The counter is the loop's own: its declaration is in the header.
            ILocalSymbol counter = loop.Locals[0];
            _statements.RemoveAt(_statements.Count - 1);
            assigned.Remove(counter);
            _environment = _environment.Declare(counter, new Ref(range.Counter), range.Counter.Id);
            flow = Iterate(new LoopParts(loop, range, condition: null, bottom: null, leaves), assigned);
        }

        _environment = _environment.Without(outside);
        return flow;
    }

    private Flow WhileLoop(IWhileLoopOperation loop)
    {
        if (loop.Condition is null || loop.ConditionIsUntil)
        {
            throw Unsupported(loop);
        }

        Expr condition() => Translate(loop.Condition);
        LoopParts parts = loop.ConditionIsTop
            ? new LoopParts(loop, range: null, condition, bottom: null, LeavesOf(loop))
            : new LoopParts(loop, range: null, condition: null, () => BreakUnless(condition()), LeavesOf(loop) | Flow.Breaks);
        return Iterate(parts, AssignedIn(loop.Body, loop.Condition));
    }

    private Flow BreakUnless(Expr condition)
    {
        if (condition is Const { Text: "true" })
        {
            return Flow.FallsThrough;
        }

        _environment = _environment with { Flags = _environment.Flags.SetItem(Flow.Breaks, Not(condition)) };
        return Flow.FallsThrough | Flow.Breaks;
    }

    /// <summary>In which ways a loop is left from inside.</summary>
    private static Flow LeavesOf(ILoopOperation loop)
    {
        var flow = Flow.Throws;
        foreach (IOperation operation in InSameMethod(loop.Body))
        {
            if (operation is IReturnOperation)
            {
                flow |= Flow.Returns;
            }
            else if (operation is IBranchOperation jump && SymbolEqualityComparer.Default.Equals(jump.Target, loop.ExitLabel))
            {
                flow |= Flow.Breaks;
            }
        }

        return flow;
    }

    /// <summary>An operation and all inside of it, without the bodies of local functions and lambdas.</summary>
    private static IEnumerable<IOperation> InSameMethod(IOperation operation) => operation is ILocalFunctionOperation or IAnonymousFunctionOperation
        ? []
        : new[] { operation }.Concat(operation.ChildOperations.SelectMany(InSameMethod));

    /// <summary>What a loop consists of.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="range">The range of its counter; null where it has none.</param>
    /// <param name="condition">What is asked before the body; null where nothing is.</param>
    /// <param name="bottom">What is done after the body; null where nothing is.</param>
    /// <param name="leaves">In which ways the loop is left from inside.</param>
    private sealed class LoopParts(ILoopOperation loop, CountedRange? range, System.Func<Expr>? condition, System.Func<Flow>? bottom, Flow leaves)
    {
        public ILoopOperation Loop => loop;

        public CountedRange? Range => range;

        public System.Func<Expr>? Condition => condition;

        public System.Func<Flow>? Bottom => bottom;

        public Flow Leaves => leaves;

        /// <summary>What is done at the top of the body; null where nothing is.</summary>
        public System.Action? Top { get; init; }
    }

    /// <summary>The body, once: what follows a jump to the next iteration is what stands at the bottom.</summary>
    private Flow Inside(LoopParts parts)
    {
        parts.Top?.Invoke();
        Flow flow = Statement(parts.Loop.Body);
        if (parts.Bottom is null || (flow & (Flow.FallsThrough | Flow.Continues)) == 0)
        {
            return flow;
        }

        flow = (flow & ~Flow.Continues) | Flow.FallsThrough;
        if (flow != Flow.FallsThrough)
        {
            return Guarded(flow, parts.Bottom);
        }

        _environment = _environment.WithoutJumps();
        return parts.Bottom();
    }

    /// <summary>
    /// A condition in which something is read that may change stays as it is written, so that it is read each time; one that
    /// takes statements to compute is computed by these.
    /// </summary>
    private Expr Condition(System.Func<Expr> condition)
    {
        Progress start = Now();
        _staysInPlace = true;
        Expr inPlace = condition();
        _staysInPlace = false;
        if (_statements.Count == 0)
        {
            return inPlace;
        }

        GoBack(start);
        return condition();
    }

    /// <summary>A condition that has effects is asked inside of the loop, where it may end it.</summary>
    private Flow TestedInside(LoopParts parts, Expr condition) => Branch(
        () => condition,
        () => Inside(parts),
        () => Flow.Breaks,
        rest: null);

    private Flow Iterate(LoopParts parts, HashSet<ISymbol> assigned)
    {
        List<CarriedVariable> carried = [];
        (Environment before, List<Statement> outer) = (_environment, _statements);
        (ILoopOperation? outerLoop, Unset outerUnset) = (_loop, _unset);
        Flow leaves = parts.Leaves;
        bool runsOnce = parts.Loop is IForLoopOperation { Condition: null } or IWhileLoopOperation { ConditionIsTop: false } or IWhileLoopOperation { Condition.ConstantValue: { HasValue: true, Value: true } };
        while (true)
        {
            carried = CarriedIn(before, assigned, runsOnce, carried);
            (_environment, _statements, _loop) = (before.WithoutJumps(), [], parts.Loop);
            foreach (CarriedVariable variable in carried)
            {
                _environment = _environment.Assign(variable.Symbol, HeadsOf(variable));
            }

            Dictionary<Flow, Value> flags = FlagHeads(leaves);
            _unset = new Unset(flags.ToImmutableDictionary(entry => entry.Key, entry => (Expr)new Ref(entry.Value)), Result: null);

            Expr? test = parts.Condition is null ? null : Condition(parts.Condition);
            bool isTestedInside = _statements.Count > 0;
            if (isTestedInside && (leaves & Flow.Breaks) == 0)
            {
                leaves |= Flow.Breaks;
                continue;
            }

            Flow flow = isTestedInside ? TestedInside(parts, test!) : Inside(parts);
            Environment after = _environment;
            int known = assigned.Count;
            HashSet<ISymbol> found = new(carried.Select(variable => variable.Symbol), SymbolEqualityComparer.Default);
            assigned.UnionWith(before.Variables.Keys.Where(symbol => !found.Contains(symbol) && after.Variables[symbol].Value != before.Variables[symbol].Value));
            bool isSettled = true;
            foreach (CarriedVariable variable in carried)
            {
                isSettled &= Settle(variable, after.Variables[variable.Symbol].Value);
            }

            if (assigned.Count > known || !isSettled)
            {
                continue;
            }

            Block body = ToBlock(_statements);
            Expr? head = _unset.Result;
            (_statements, _loop, _unset) = (outer, outerLoop, outerUnset);
            return Finish(parts.Range, isTestedInside ? null : test, new End(flow, after), carried, flags, head, before, body);
        }
    }

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

    private TypeRef TypeOf(ISymbol symbol) => Symbols.Type(DeclaredTypeOf(symbol));

    /// <summary>The type of a variable; that of a receiver is known by the method, and a label stands for a counter.</summary>
    private ITypeSymbol DeclaredTypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        ILabelSymbol => Compilation.GetSpecialType(SpecialType.System_Int32),
        IParameterSymbol parameter => parameter.Type,
        _ => symbol.ContainingType,
    };

    private static string NameOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => MemberName(method.ContainingType.Name),
        ILabelSymbol => CounterName,
        _ => symbol.Name,
    };

    /// <summary>
    /// The range of a counter that can be run backwards: declared in the header, compared with what the loop does not
    /// change, changed by one, and only by the header.
    /// </summary>
    private CountedRange? Range(IForLoopOperation loop, HashSet<ISymbol> assigned)
    {
        if (loop.Locals.Length != 1
            || loop.Before.Length != 1
            || loop.Locals[0] is not { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } counter
            || _environment.Variables[counter].Value is not Ref { Value: var declared }
            || _statements.Count == 0
            || _statements[_statements.Count - 1] is not Let { Target: var target, Expression: var from }
            || !target.Equals(declared)
            || AssignedIn(loop.Body).Contains(counter)
            || loop.AtLoopBottom is not [IExpressionStatementOperation { Operation: var step }]
            || Direction(step, counter) is not { } isUpward
            || loop.Condition is not IBinaryOperation { OperatorMethod: null, LeftOperand: ILocalReferenceOperation left } test
            || !SymbolEqualityComparer.Default.Equals(left.Local, counter)
            || Comparison(test.OperatorKind) is not { } comparison
            || (comparison is BinaryOperator.Less or BinaryOperator.LessOrEqual) != isUpward
            || Descendants(test.RightOperand).Any(operand => IsChanging(operand, assigned)))
        {
            return null;
        }

        Progress start = Now();
        Expr bound = Translate(test.RightOperand);
        if (_statements.Count == start.Count)
        {
            return new CountedRange(target, from, comparison, bound, isUpward);
        }

        GoBack(start);
        return null;
    }

    /// <summary>Whether an operand of the bound may be another in the next iteration.</summary>
    private bool IsChanging(IOperation operand, HashSet<ISymbol> assigned) => operand switch
    {
        ILocalReferenceOperation local => assigned.Contains(Resolve(local.Local)),
        IParameterReferenceOperation parameter => assigned.Contains(Resolve(parameter.Parameter)),
        ILiteralOperation or IBinaryOperation or IUnaryOperation or IConversionOperation or IParenthesizedOperation => false,
        IPropertyReferenceOperation { Property: { Name: "Length", ContainingType: { } type } } when type.SpecialType == SpecialType.System_Array || WellKnown.SpanCategory(type) is not null => false,
        IMemberReferenceOperation member when _scope.Unchanging.Is(member.Member) => false,
        IInstanceReferenceOperation => false,
        IMemberReferenceOperation { Instance: { } instance, Member: var member } when AnyLayoutOf(instance.Type) is { } layout && layout.IndexOf(member) is >= 0 and var index =>
            layout.IsObject ? !_scope.Structures.IsActive(layout.Members[index]) || Translate(instance) is not Aggregate : instance is IInstanceReferenceOperation && Translate(instance) is not Aggregate,
        _ => true,
    };

    private static bool? Direction(IOperation step, ILocalSymbol counter)
    {
        (IOperation target, bool? isUpward) = step switch
        {
            IIncrementOrDecrementOperation increment => (increment.Target, increment.Kind == OperationKind.Increment),
            ICompoundAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: 1 }, OperatorMethod: null } compound => (
                compound.Target,
                compound.OperatorKind == BinaryOperatorKind.Add ? true
                : compound.OperatorKind == BinaryOperatorKind.Subtract ? false
                : (bool?)null),
            _ => (step, null),
        };
        return target is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, counter) ? isUpward : null;
    }

    private static BinaryOperator? Comparison(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperator.Less,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperator.LessOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperator.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperator.GreaterOrEqual,
        _ => null,
    };

    private static IEnumerable<IOperation> Descendants(IOperation operation) =>
        new[] { operation }.Concat(operation.Descendants());
}
