using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// Keeps in locals what a loop and the statements behind it hand on in an array that is zero before and behind them: each
/// iteration comes to the element at its counter and to some below or above, which later iterations come to again.
/// </summary>
internal sealed class Contraction(MemoryAccesses accesses, int memory, Value array, FreshValues values)
{
    private const int MostCarried = 2;

    /// <summary>Does so where it can be done; else leaves all as it is.</summary>
    public bool Of(LoopGroup group)
    {
        Loop loop = group.Fused;
        CountedRange range = loop.Range!;
        if (!IsPlain(loop.Body.Statements, range.Counter) || !IsPlain(group.Behind, counter: null) || Touches(loop.Expressions))
        {
            return false;
        }

        // An element is met first where it is farthest ahead of the counter.
        int step = range.IsUpward ? 1 : -1;
        List<int> offsets = [.. accesses.Of(loop.Body.Statements, range.Counter).Where(access => access.Memory == memory).Select(access => access.Number!.Value)];
        (int first, int last) = offsets.Count == 0 ? (0, 0) : (step * offsets.Max(offset => step * offset), step * offsets.Min(offset => step * offset));
        int carriedOn = step * (first - last);
        if (carriedOn > MostCarried || (carriedOn > 0 && (range is not { IsUpward: false, Comparison: BinaryOperator.GreaterOrEqual } || CounterOffset.Number(range.Bound) is null)))
        {
            return false;
        }

        Value[] heads = [.. Enumerable.Range(0, carriedOn).Select(_ => values.Named(array.Name + "Next", array.Type.Item!, ValueRole.Derivative))];
        Value[] results = [.. heads.Select(values.VersionOf)];
        var inside = new Locals(accesses, memory, array, range.Counter, values);
        for (int i = 0; i < carriedOn; i++)
        {
            inside.Set(first - (step * (i + 1)), new Ref(heads[i]));
        }

        List<Statement> body = inside.In(loop.Body.Statements);
        var behind = new Locals(accesses, memory, array, counter: null, values);
        for (int i = 0; i < carriedOn; i++)
        {
            behind.Set(CounterOffset.Number(range.Bound)!.Value + first - (step * i), new Ref(results[i]));
        }

        List<Statement> rest = behind.In(group.Behind);
        if (!inside.Of(last).IsConstant(0) || !behind.AreZero)
        {
            return false;
        }

        IEnumerable<Carried> carried = heads.Select((head, i) => new Carried(head, new Const(head.Type, 0), inside.Of(first - (step * i)), results[i]));
        group.Fused = loop with { Carried = loop.Carried.Concat(carried).ToEquatableArray(), Body = new Block(body.ToEquatableArray()) };
        group.Behind = rest;
        return true;
    }

    private bool Touches(IEnumerable<Expr> expressions) => expressions.Any(expr => accesses.Aliasing.Touches(expr, memory));

    /// <summary>Whether all that statements do to the memory is done at once, and at indices that are known.</summary>
    private bool IsPlain(IReadOnlyCollection<Statement> statements, Value? counter) =>
        statements.All(statement => statement.Blocks.Count == 0 || !Touches(Uses.Expressions(statement)))
        && accesses.Of(statements, counter).Where(access => access.Memory == memory).All(access => access is { Root: not null, Number: not null } && access.Root.Id == array.Id && access.IsOfCounter == counter is not null);
}
