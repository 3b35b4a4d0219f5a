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
    private Flow ForLoop(IForLoopOperation loop)
    {
        Environment outside = _environment;
        foreach (IOperation before in loop.Before)
        {
            Statement(before);
        }

        HashSet<ISymbol> assigned = AssignedIn(loop.Body, loop.Condition, loop.AtLoopBottom);
        bool breaks = Jumps(loop, loop.Body).Any(jump => jump.BranchKind == BranchKind.Break);
        CountedRange? range = breaks ? null : Range(loop, assigned);
        if (range is null)
        {
            Iterate(
                range: null,
                assigned,
                () => loop.Condition is null ? Const.Bool(true) : Translate(loop.Condition),
                () => Inside(loop, loop.Body, loop.AtLoopBottom),
                breaks,
                loop);
        }
        else
        {
            // The counter is the loop's own: its declaration is in the header.
            ILocalSymbol counter = loop.Locals[0];
            _statements.RemoveAt(_statements.Count - 1);
            assigned.Remove(counter);
            _environment = _environment.Declare(counter, new Ref(range.Counter), range.Counter.Id);
            Iterate(range, assigned, condition: null, () => Inside(loop, loop.Body, []), breaks, loop);
        }

        _environment = _environment.Without(outside);
        return Flow.FallsThrough;
    }

    private Flow WhileLoop(IWhileLoopOperation loop)
    {
        if (loop.Condition is null || loop.ConditionIsUntil)
        {
            throw Unsupported(loop);
        }

        HashSet<ISymbol> assigned = AssignedIn(loop.Body, loop.Condition);
        bool breaks = Jumps(loop, loop.Body).Any(jump => jump.BranchKind == BranchKind.Break);
        if (loop.ConditionIsTop)
        {
            Iterate(range: null, assigned, () => Translate(loop.Condition), () => Inside(loop, loop.Body, []), breaks, loop);
        }
        else
        {
            Iterate(
                range: null,
                assigned,
                condition: null,
                () =>
                {
                    Expr breaksOff = Inside(loop, loop.Body, []);
                    Expr ends = new Unary(UnaryOperator.Not, Translate(loop.Condition), TypeRef.Bool);
                    return breaks ? new Binary(BinaryOperator.OrElse, breaksOff, ends, TypeRef.Bool) : ends;
                },
                breaks: true,
                loop);
        }

        return Flow.FallsThrough;
    }

    /// <summary>The loop around the statement that is being parsed, in the same method.</summary>
    private ILoopOperation? _loop;

    /// <summary>The jumps of a loop out of its body, or to the next iteration.</summary>
    private static IEnumerable<IBranchOperation> Jumps(ILoopOperation loop, IOperation body) => Descendants(body)
        .OfType<IBranchOperation>()
        .Where(jump => SymbolEqualityComparer.Default.Equals(jump.Target, loop.ExitLabel) || SymbolEqualityComparer.Default.Equals(jump.Target, loop.ContinueLabel));

    private bool IsJump(IBranchOperation jump) =>
        jump.BranchKind is BranchKind.Break or BranchKind.Continue
        && (SymbolEqualityComparer.Default.Equals(jump.Target, _loop!.ExitLabel) || SymbolEqualityComparer.Default.Equals(jump.Target, _loop.ContinueLabel));

    /// <summary>
    /// Parses the body of a loop. A jump ends it as a return ends a method, with the answer whether the loop is over; what
    /// stands at the bottom is left out then.
    /// </summary>
    private Expr Inside(ILoopOperation loop, IOperation body, ImmutableArray<IOperation> bottom)
    {
        (Environment outside, ILoopOperation? outer) = (_environment, _loop);
        _environment = _environment with { Returned = null, HasReturned = null };
        _loop = loop;
        Flow flow = Statement(body);
        Expr isOver = flow == Flow.FallsThrough ? Const.Bool(false) : _environment.Returned!;
        _loop = outer;
        _environment = (_environment with { Returned = outside.Returned, HasReturned = outside.HasReturned }).Without(outside);
        if (bottom.Length == 0)
        {
            return isOver;
        }

        if (isOver is Const { Text: "false" })
        {
            foreach (IOperation step in bottom)
            {
                Statement(step);
            }
        }
        else
        {
            Branch(
                () => new Unary(UnaryOperator.Not, isOver, TypeRef.Bool),
                () =>
                {
                    foreach (IOperation step in bottom)
                    {
                        Statement(step);
                    }

                    return Flow.FallsThrough;
                },
                () => Flow.FallsThrough,
                rest: null);
        }

        return isOver;
    }

    private void Iterate(CountedRange? range, HashSet<ISymbol> assigned, System.Func<Expr>? condition, System.Func<Expr> body, bool breaks, IOperation loop)
    {
        KeyValuePair<ISymbol, Variable>[] carried = _environment.Variables
            .Where(entry => assigned.Contains(entry.Key) && entry.Value.Value is not null)
            .OrderBy(entry => entry.Value.Order)
            .ToArray();
        var active = new HashSet<ISymbol>(
            carried.Where(entry => _scope.Activity.IsActive(entry.Value.Value!)).Select(entry => entry.Key),
            SymbolEqualityComparer.Default);
        (Environment before, List<Statement> outer) = (_environment, _statements);
        while (true)
        {
            (_environment, _statements) = (before, []);
            var heads = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
            foreach (KeyValuePair<ISymbol, Variable> entry in carried)
            {
                Value head = _scope.NewValue(entry.Key.Name, TypeOf(entry.Key), ValueRole.Local, entry.Value.Order);
                if (active.Contains(entry.Key))
                {
                    _scope.Activity.Mark(head);
                }

                heads.Add(entry.Key, head);
                _environment = _environment.Assign(entry.Key, new Ref(head));
            }

            Expr? test = condition?.Invoke();
            if (_statements.Count > 0)
            {
                throw Unsupported(loop);
            }

            Expr isOver = body();
            ISymbol[] more = carried
                .Select(entry => entry.Key)
                .Where(symbol => !active.Contains(symbol) && _environment.Variables[symbol].Value is { } next && _scope.Activity.IsActive(next))
                .ToArray();
            if (more.Length > 0)
            {
                active.UnionWith(more);
                continue;
            }

            Finish(range, test, breaks ? isOver : null, carried, heads, active, before, outer);
            return;
        }
    }

    private void Finish(
        CountedRange? range,
        Expr? test,
        Expr? isOver,
        KeyValuePair<ISymbol, Variable>[] carried,
        Dictionary<ISymbol, Value> heads,
        HashSet<ISymbol> active,
        Environment before,
        List<Statement> outer)
    {
        var all = new List<Carried>();
        Environment behind = before;
        foreach (KeyValuePair<ISymbol, Variable> entry in carried)
        {
            Value head = heads[entry.Key];
            Value result = _scope.NewValue(head.Name, head.Type, ValueRole.Local, entry.Value.Order);
            if (active.Contains(entry.Key))
            {
                _scope.Activity.Mark(result);
            }

            Expr next = _environment.Variables[entry.Key].Value ?? new Ref(head);
            all.Add(new Carried(head, entry.Value.Value!, next, result));
            behind = behind.Assign(entry.Key, new Ref(result));
        }

        if (isOver is not null)
        {
            // A loop that can be left from inside goes on while it was not.
            Value goesOn = _scope.NewValue("goesOn", TypeRef.Bool, ValueRole.Temporary);
            Value after = _scope.NewValue("goesOn", TypeRef.Bool, ValueRole.Temporary, goesOn.Id);
            all.Add(new Carried(goesOn, Const.Bool(true), Not(isOver), after));
            test = test is null or Const { Text: "true" } ? new Ref(goesOn) : new Binary(BinaryOperator.AndAlso, new Ref(goesOn), test, TypeRef.Bool);
        }

        Block body = ToBlock(_statements);
        (_statements, _environment) = (outer, behind);
        _statements.Add(new Loop(Section.Forward, range, test, all.ToEquatableArray(), body));
    }

    private static Expr Not(Expr condition) => condition switch
    {
        Unary { Operator: UnaryOperator.Not } negation => negation.Operand,
        Const { Text: "true" } => Const.Bool(false),
        Const { Text: "false" } => Const.Bool(true),
        _ => new Unary(UnaryOperator.Not, condition, TypeRef.Bool),
    };

    private TypeRef TypeOf(ISymbol symbol) => Symbols.Type(symbol is ILocalSymbol local ? local.Type : ((IParameterSymbol)symbol).Type);

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

        int count = _statements.Count;
        Expr bound = Translate(test.RightOperand);
        return _statements.Count == count
            ? new CountedRange(target, from, comparison, bound, isUpward)
            : throw Unsupported(test.RightOperand);
    }

    /// <summary>Whether an operand of the bound may be another in the next iteration.</summary>
    private static bool IsChanging(IOperation operand, HashSet<ISymbol> assigned) => operand switch
    {
        ILocalReferenceOperation local => assigned.Contains(local.Local),
        IParameterReferenceOperation parameter => assigned.Contains(parameter.Parameter),
        ILiteralOperation or IBinaryOperation or IUnaryOperation or IConversionOperation or IParenthesizedOperation => false,
        IPropertyReferenceOperation { Property: { Name: "Length", ContainingType.SpecialType: SpecialType.System_Array } } => false,
        IFieldReferenceOperation { Field: { IsConst: true } or { IsReadOnly: true } } => false,
        IInstanceReferenceOperation => false,
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

    /// <summary>The variables that are assigned anywhere in some code.</summary>
    private static HashSet<ISymbol> AssignedIn(params IOperation?[] code)
    {
        var assigned = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in code.Where(part => part is not null).SelectMany(part => Descendants(part!)))
        {
            IOperation? target = operation switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation increment => increment.Target,
                _ => null,
            };
            foreach (IOperation part in target is null ? [] : Descendants(target))
            {
                if (part is ILocalReferenceOperation local)
                {
                    assigned.Add(local.Local);
                }
                else if (part is IParameterReferenceOperation parameter)
                {
                    assigned.Add(parameter.Parameter);
                }
            }
        }

        return assigned;
    }

    private static HashSet<ISymbol> AssignedIn(IOperation body, IOperation? condition, ImmutableArray<IOperation> bottom) =>
        AssignedIn([body, condition, .. bottom.ToArray()]);
}
