using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// A loop of the backward pass and the statements behind it, which takes up the loops that follow: those over the same
/// range, and those that end a few iterations earlier or later, which are written out behind the loop then.
/// </summary>
internal sealed class LoopGroup(Loop first, MemoryAccesses accesses, Lengths lengths, KnownElements known, FreshValues values)
{
    private const int MostPeeled = 2;

    private readonly List<Statement> _before = [];
    private readonly HashSet<int> _defined = [.. first.Targets.Select(value => value.Id)];

    /// <summary>The loop as it is now.</summary>
    public Loop Fused { get; set; } = first;

    /// <summary>What follows the loop.</summary>
    public IReadOnlyList<Statement> Behind { get; set; } = [];

    /// <summary>All statements in their order.</summary>
    public IReadOnlyList<Statement> Statements => [.. _before, Fused, .. Behind];

    /// <summary>Whether a statement is a loop that can be fused with others at all: it counts, and adds up cotangents without further effects.</summary>
    public static bool IsFusible(Statement statement) =>
        statement is Loop { Section: Section.Backward, Condition: null, Recomputation: Recomputation.None, Range: { Counter.Type.Name: "int" } range } loop
        && !range.From.Any(node => node is Element)
        && !range.Bound.Any(node => node is Element)
        && loop.Carried.All(carried => !carried.Head.Type.IsMemory && !carried.Init.Any(node => node is Element))
        && loop.Body.All().All(inner => inner is Comment or Let { IsUsing: false } or If or Loop || IsOfCotangent(inner))
        && !Uses.Expressions(loop).Any(expr => expr.IsImpure());

    /// <summary>Whether a cotangent is written: what is read of values may be read later then.</summary>
    private static bool IsOfCotangent(Statement statement) => statement is Store { Section: Section.Backward, Target.Memory: Ref { Value.IsDerivative: true } };

    /// <summary>The classes of memory that are written here.</summary>
    public IEnumerable<int> Memories() => accesses.Of([Fused, .. Behind], counter: null).Where(access => access.IsWrite).Select(access => access.Memory).Distinct();

    /// <summary>Takes the statement up that follows; not where its place cannot be changed.</summary>
    public bool Add(Statement statement)
    {
        switch (statement)
        {
            case Loop loop:
                return IsFusible(loop) && Add(loop);
            case Let { Section: Section.Backward, IsUsing: false } let when !let.Expression.IsImpure() && IsKnownBefore(let):
                _before.Add(let);
                return true;
            case Comment:
            case Let { Section: Section.Backward, IsUsing: false } or Store when (statement is Let || IsOfCotangent(statement)) && !statement.Expressions.Any(expr => expr.IsImpure()):
                _defined.UnionWith(statement.Targets.Select(value => value.Id));
                Behind = [.. Behind, statement];
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether a value is the same before the loop: it reads neither memory nor what is computed here.</summary>
    private bool IsKnownBefore(Let let) =>
        !Uses.Of(let).Any(value => _defined.Contains(value.Id))
        && (let.Target.Type.IsMemory ? !let.Expression.Any(node => node is Element) : accesses.Of([let], counter: null).Count == 0);

    private bool Add(Loop next)
    {
        if (Uses.Of(next).Any(value => _defined.Contains(value.Id)) || !IsOverSameRange(next, out int? last))
        {
            return false;
        }

        (Loop loop, IReadOnlyList<Statement> ends) = last is null ? (Fused, []) : Peeling.Of(Fused, last.Value, values);
        (Loop added, IReadOnlyList<Statement> addedEnds) = last is null ? (next, []) : Peeling.Of(next, last.Value, values);
        List<Statement> behind = [.. ends, .. Behind];
        var late = new List<Statement>();
        added = WithCounter(added, loop.Range!);
        added = last is null ? added : new LateSums(accesses, known, values).In(added, loop, last.Value, late);
        if (!MayAlternate(Of(loop), Of(added), loop.Range!.IsUpward) || !MayPass(Of(added), accesses.Of(behind, counter: null), last))
        {
            return false;
        }

        Fused = loop with
        {
            Carried = loop.Carried.Concat(added.Carried).ToEquatableArray(),
            Body = new Block(loop.Body.Statements.Concat(added.Body.Statements).ToEquatableArray()),
        };
        Behind = [.. behind, .. late, .. addedEnds];
        _defined.UnionWith(Fused.Targets.Concat(Behind.SelectMany(statement => statement.Targets)).Select(value => value.Id));
        return true;
    }

    private static Loop WithCounter(Loop loop, CountedRange range)
    {
        var counters = new Dictionary<int, Value> { [loop.Range!.Counter.Id] = range.Counter };
        return loop with
        {
            Range = range,
            Carried = loop.Carried.Select(carried => carried with { Next = carried.Next.Renumber(counters) }).ToEquatableArray(),
            Body = loop.Body.Renumber(counters),
        };
    }

    private IReadOnlyList<MemoryAccess> Of(Loop loop) => accesses.Of(loop.Body.Statements, loop.Range!.Counter)
        .Concat(accesses.Of([loop with { Body = Block.Empty }], counter: null)).ToArray();

    /// <param name="next">Another loop.</param>
    /// <param name="last">The last iteration that both loops come to, where it is a number and one of them may end earlier.</param>
    private bool IsOverSameRange(Loop next, out int? last)
    {
        (CountedRange own, CountedRange other) = (Fused.Range!, next.Range!);
        last = null;
        if (own.IsUpward != other.IsUpward || own.Comparison != other.Comparison || lengths.Difference(own.From, other.From) != 0)
        {
            return false;
        }

        if (own is not { IsUpward: false, Comparison: BinaryOperator.GreaterOrEqual } || CounterOffset.Number(own.Bound) is not { } first || CounterOffset.Number(other.Bound) is not { } second)
        {
            return lengths.Difference(own.Bound, other.Bound) == 0;
        }

        last = System.Math.Max(first, second);
        int peeled = last.Value - System.Math.Min(first, second);
        return peeled == 0 || (peeled <= MostPeeled && known.IsAtLeast(own.From, last.Value - 1) && Peeling.IsPossible(first < second ? Fused : next));
    }

    /// <summary>Whether an iteration of the second loop may come before the later ones of the first.</summary>
    private bool MayAlternate(IReadOnlyList<MemoryAccess> first, IReadOnlyList<MemoryAccess> second, bool isUpward) => first.All(own => second.All(added =>
        !accesses.MayMeet(own, added)
        || (own is { IsOfCounter: true, Root: not null }
            && added is { IsOfCounter: true, Root: not null }
            && own.Root.Id == added.Root.Id
            && (isUpward ? own.Number >= added.Number : own.Number <= added.Number))));

    /// <summary>Whether a loop may come before statements that it stands behind.</summary>
    private bool MayPass(IReadOnlyList<MemoryAccess> loop, IReadOnlyList<MemoryAccess> statements, int? last) => loop.All(moved => statements.All(other =>
        !accesses.MayMeet(moved, other)
        || (moved is { IsOfCounter: true, Root: not null }
            && other is { IsOfCounter: false, Root: not null }
            && moved.Root.Id == other.Root.Id
            && last + moved.Number > other.Number)));
}
