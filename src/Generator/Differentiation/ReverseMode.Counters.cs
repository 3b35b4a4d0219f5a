using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <content>
/// Whole numbers that each iteration of a loop changes by an amount that is known without what the loop computes. They are
/// not saved: the reversed loop takes the change back, from what the number was after the loop.
/// </content>
internal sealed partial class ReverseMode
{
    /// <param name="Carried">The number in the forward pass.</param>
    /// <param name="Step">By what an iteration changes it.</param>
    /// <param name="After">What it is before an iteration is run backwards.</param>
    /// <param name="Before">What it was before the iteration.</param>
    private sealed record Counter(Carried Carried, Binary Step, Value After, Let Before);

    /// <summary>More is not computed twice to keep a number.</summary>
    private const int LongestStep = 9;

    /// <summary>The counters of the loops that are being run backwards; those that are read are carried by the reversed loop.</summary>
    private readonly Dictionary<Loop, List<Counter>> _counters = new(ByReference<Loop>.Instance);

    private List<Counter> CountersOf(Loop? loop)
    {
        List<Counter> counters = [];
        foreach (Carried carried in loop?.Carried ?? [])
        {
            if (Step(loop!, carried) is { } step)
            {
                BinaryOperator back = step.Operator == BinaryOperator.Add ? BinaryOperator.Subtract : BinaryOperator.Add;
                Value after = AnotherVersion(carried.Head);
                var before = new Binary(back, new Ref(after), step.Right, step.Type);
                counters.Add(new Counter(carried, step, after, new Let(Section.Backward, AnotherVersion(carried.Head), before)));
            }
        }

        return counters;
    }

    /// <summary>By what each iteration changes a number; null where that is not known when it is run backwards.</summary>
    private static Binary? Step(Loop loop, Carried carried)
    {
        Expr next = carried.Next is Ref { Value: var value } && loop.Body.Statements.OfType<Let>().FirstOrDefault(let => let.Target.Id == value.Id) is { IsPinned: false } let
            ? let.Expression
            : carried.Next;
        return carried.Head.Type == TypeRef.Int
            && next is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Left: Ref { Value: var head } } step
            && head.Id == carried.Head.Id
            && Places.InIteration(loop, step.Right) is { Size: <= LongestStep } amount
            && !amount.Any(node => node is Call { IsLength: false })
                ? (Binary)step.With(new[] { step.Left, amount }.ToEquatableArray())
                : null;
    }

    /// <summary>What the adjoint reads in the place of the counters, before and after they are changed.</summary>
    private static Dictionary<int, Expr> Substitutes(List<Counter> counters, HashSet<int> needed)
    {
        var substitutes = new Dictionary<int, Expr>();
        foreach (Counter counter in counters)
        {
            var before = new Ref(counter.Before.Target);
            substitutes.Add(counter.Carried.Head.Id, before);
            if (counter.Carried.Next is Ref { Value: var next })
            {
                substitutes.Add(next.Id, needed.Contains(counter.Carried.Head.Id) ? new Binary(counter.Step.Operator, before, counter.Step.Right, counter.Step.Type) : new Ref(counter.After));
            }
        }

        return substitutes;
    }

    /// <summary>
    /// Takes back the changes of the counters that the adjoint reads: at its beginning, or at its end where it reads only what
    /// they were changed to.
    /// </summary>
    private void TakeBack(Loop loop, List<Counter> counters, List<Expr>? next)
    {
        HashSet<int> read = [.. _statements.SelectMany(Uses.Of).Concat((next ?? []).SelectMany(expr => expr.References())).Select(value => value.Id)];
        _counters[loop] = [.. counters.Where(counter => read.Contains(counter.Before.Target.Id) || read.Contains(counter.After.Id))];
        ILookup<bool, Let> isFirst = _counters[loop].ToLookup(counter => read.Contains(counter.Before.Target.Id), counter => counter.Before);
        _statements = [.. isFirst[true], .. _statements, .. isFirst[false]];
    }

    /// <summary>What the reversed loop carries of the counters.</summary>
    private IEnumerable<Carried> CarriedBack(Loop loop) => (_counters.TryGetValue(loop, out List<Counter>? counters) ? counters : [])
        .Select(counter => new Carried(counter.After, new Ref(counter.Carried.Result), new Ref(counter.Before.Target), AnotherVersion(counter.After)));

    private Value AnotherVersion(Value value) => value with { Id = _values.NextId++, Role = ValueRole.Temporary };
}
