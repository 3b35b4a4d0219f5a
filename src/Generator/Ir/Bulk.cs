using System.Collections.Generic;

namespace AutoDiffGen.Generator.Ir;

/// <summary>What is done to all elements at once.</summary>
internal enum BulkKind
{
    /// <summary>Every element becomes zero.</summary>
    Clear,

    /// <summary>Every element becomes that of the source; the target may be longer.</summary>
    Copy,

    /// <summary>To every element that of the source is added.</summary>
    Add,

    /// <summary>The elements of the source go on top of a stack, which is the target.</summary>
    Push,

    /// <summary>Every element becomes what was pushed last; the source is the stack.</summary>
    Pop,
}

/// <summary>Does something to all elements of an array or a span.</summary>
/// <param name="Section">Where it stands.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Target">What is written.</param>
/// <param name="Source">What is read; null where nothing is.</param>
/// <param name="Quote">The statement as the user wrote it; empty where the generator made it.</param>
internal sealed record Bulk(Section Section, BulkKind Kind, Expr Target, Expr? Source = null, string Quote = "") : Statement(Section)
{
    public override IEnumerable<Expr> Expressions => Source is null ? [Target] : [Target, Source];

    public override Statement Map(System.Func<Expr, Expr> map) => this with { Target = map(Target), Source = Source is null ? null : map(Source) };
}
