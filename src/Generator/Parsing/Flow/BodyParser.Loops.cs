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
        Flow flow = range is not null && Counted(loop, range, assigned) is { } counted ? counted : Iterate(
            new LoopParts(
                loop,
                range: null,
                () => loop.Condition is null ? Const.Bool(true) : Translate(loop.Condition),
                () => Sequence(loop.AtLoopBottom, 0),
                leaves),
            assigned);
        _environment = _environment.Without(outside);
        return flow;
    }

    /// <summary>A loop over a range; null where its iterations turn out to change the bound, by a method of an object or of a structure.</summary>
    private Flow? Counted(IForLoopOperation loop, CountedRange range, HashSet<ISymbol> assigned)
    {
        // The counter is the loop's own: its declaration is in the header.
        ILocalSymbol counter = loop.Locals[0];
        (Environment before, Statement declaration) = (_environment, _statements[_statements.Count - 1]);
        _statements.RemoveAt(_statements.Count - 1);
        Progress start = Now();
        bool isAssigned = assigned.Remove(counter);
        _environment = _environment.Declare(counter, new Ref(range.Counter), range.Counter.Id);
        Flow flow = Iterate(new LoopParts(loop, range, condition: null, bottom: null, Flow.Throws), assigned);
        Progress end = Now();
        bool isSame = Translate(((IBinaryOperation)loop.Condition!).RightOperand).Equals(range.Bound) && _statements.Count == end.Count;
        GoBack(isSame ? end : start);
        if (isSame)
        {
            return flow;
        }

        _environment = before;
        _statements.Add(declaration);
        if (isAssigned)
        {
            assigned.Add(counter);
        }

        return null;
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
        if (_statements.Count == 0 && IsUnchanged(start.Environment, _environment))
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
        (ILoopOperation? outerLoop, Unset outerUnset, int followed) = (_loop, _unset, _followed);
        Flow leaves = parts.Leaves;
        bool runsOnce = parts.Loop is IForLoopOperation { Condition: null } or IWhileLoopOperation { ConditionIsTop: false } or IWhileLoopOperation { Condition.ConstantValue: { HasValue: true, Value: true } };
        while (true)
        {
            carried = CarriedIn(before, assigned, runsOnce, carried);
            (_environment, _statements, _loop, _followed) = (before.WithoutJumps(), [], parts.Loop, followed);
            foreach (CarriedVariable variable in carried)
            {
                _environment = _environment.Assign(variable.Symbol, HeadsOf(variable));
            }

            Dictionary<Flow, Value> flags = FlagHeads(leaves);
            _unset = new Unset(flags.ToImmutableDictionary(entry => entry.Key, entry => (Expr)new Ref(entry.Value)), Result: null);

            Environment top = _environment;
            Expr? test = parts.Condition is null ? null : Condition(parts.Condition);
            bool isTestedInside = _statements.Count > 0 || !IsUnchanged(top, _environment);
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
}
