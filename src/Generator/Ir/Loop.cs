using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Generator.Ir;

/// <summary>What of a loop is computed again in the backward pass instead of being saved.</summary>
internal enum Recomputation
{
    /// <summary>No iteration.</summary>
    None,

    /// <summary>The loop is to be divided into segments where that can be done: the schedule of the method.</summary>
    Scheduled,

    /// <summary>The loop is to be divided into segments: the user marked it.</summary>
    Asked,

    /// <summary>Each iteration, which is one segment: only what it starts from is saved.</summary>
    EachIteration,
}

/// <summary>
/// A loop. What changes from one iteration to the next is carried: the value at the top of the body, what it is before
/// the first iteration, what it becomes at the end of the body, and the value after the loop.
/// </summary>
/// <param name="Section">Where it stands.</param>
/// <param name="Range">The range of the counter; null for a loop with a condition.</param>
/// <param name="Condition">
/// Tested at the top, over the carried values; null where there is none. A loop that is to be differentiated has either this
/// or a counter.
/// </param>
/// <param name="Carried">The carried values.</param>
/// <param name="Body">The body.</param>
/// <param name="Recomputation">What is computed again in the backward pass.</param>
internal sealed record Loop(
    Section Section,
    CountedRange? Range,
    Expr? Condition,
    EquatableArray<Carried> Carried,
    Block Body,
    Recomputation Recomputation = Recomputation.None) : Statement(Section)
{
    public override IEnumerable<Expr> Expressions =>
        (Range is null ? [] : new[] { Range.From, Range.Bound })
        .Concat(Condition is null ? [] : [Condition])
        .Concat(Carried.SelectMany(carried => new[] { carried.Init, carried.Next }));

    public override IEnumerable<Value> Targets => Carried.Select(carried => carried.Result);

    /// <summary>The values that are defined inside the body by the loop itself.</summary>
    public IEnumerable<Value> Heads =>
        (Range is null ? [] : new[] { Range.Counter }).Concat(Carried.Select(carried => carried.Head));

    public override IReadOnlyList<Block> Blocks => [Body];

    public override Statement Map(System.Func<Expr, Expr> map) => this with
    {
        Range = Range is null ? null : Range with { From = map(Range.From), Bound = map(Range.Bound) },
        Condition = Condition is null ? null : map(Condition),
        Carried = Carried.Select(carried => carried with { Init = map(carried.Init), Next = map(carried.Next) }).ToEquatableArray(),
    };

    public override Statement WithBlocks(IReadOnlyList<Block> blocks) => this with { Body = blocks[0] };
}

/// <summary>The range of a counter that the body does not change: from the first value in steps of one while the comparison holds.</summary>
/// <param name="Counter">The counter.</param>
/// <param name="From">Its first value.</param>
/// <param name="Comparison">Less, LessOrEqual, Greater or GreaterOrEqual.</param>
/// <param name="Bound">What it is compared with; the same in every iteration.</param>
/// <param name="IsUpward">Whether the counter goes up.</param>
internal sealed record CountedRange(Value Counter, Expr From, BinaryOperator Comparison, Expr Bound, bool IsUpward);

/// <summary>A value that is carried from one iteration to the next.</summary>
/// <param name="Head">The value at the top of the body.</param>
/// <param name="Init">What it is before the first iteration.</param>
/// <param name="Next">What it becomes at the end of the body.</param>
/// <param name="Result">The value after the loop.</param>
internal sealed record Carried(Value Head, Expr Init, Expr Next, Value Result);
