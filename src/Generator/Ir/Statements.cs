using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Generator.Ir;

/// <summary>The parts of a generated method.</summary>
internal enum Section
{
    /// <summary>The method as the user wrote it, with what it saves.</summary>
    Forward,

    /// <summary>The adjoints.</summary>
    Backward,

    /// <summary>The tangents, beside the values.</summary>
    Tangent,
}

/// <summary>
/// A statement of the structured IR. Values are assigned once; control flow is nested blocks, never jumps. What a pass
/// does not care about it handles through the members here.
/// </summary>
internal abstract record Statement(Section Section)
{
    /// <summary>The expressions of the statement itself, not those of its blocks.</summary>
    public abstract IEnumerable<Expr> Expressions { get; }

    /// <summary>The values that the statement defines for what follows it.</summary>
    public virtual IEnumerable<Value> Targets => [];

    /// <summary>The nested blocks.</summary>
    public virtual IReadOnlyList<Block> Blocks => [];

    /// <summary>The statement and those of its blocks, at any depth, each before those inside of it.</summary>
    public IEnumerable<Statement> All() => new[] { this }.Concat(Blocks.SelectMany(block => block.All()));

    /// <summary>The same statement with its expressions mapped.</summary>
    public abstract Statement Map(System.Func<Expr, Expr> map);

    /// <summary>The same statement over other blocks, in the order of <see cref="Blocks"/>.</summary>
    public virtual Statement WithBlocks(IReadOnlyList<Block> blocks) => this;
}

/// <summary>Defines a value.</summary>
/// <param name="Section">Where it stands.</param>
/// <param name="Target">The value.</param>
/// <param name="Expression">What it is.</param>
/// <param name="IsPinned">Whether it has an effect or must be evaluated exactly here, once.</param>
/// <param name="IsVar">Whether the user declared it with <c>var</c>.</param>
/// <param name="IsConst">Whether the user declared it as a constant.</param>
/// <param name="Quote">The statement as the user wrote it; empty where the generator made it.</param>
/// <param name="IsUsing">Whether it is disposed at the end.</param>
internal sealed record Let(
    Section Section,
    Value Target,
    Expr Expression,
    bool IsPinned = false,
    bool IsVar = true,
    bool IsConst = false,
    string Quote = "",
    bool IsUsing = false) : Statement(Section)
{
    public override IEnumerable<Expr> Expressions => [Expression];

    public override IEnumerable<Value> Targets => [Target];

    public override Statement Map(System.Func<Expr, Expr> map) => this with { Expression = map(Expression) };
}

/// <summary>Evaluates a call for its effect.</summary>
internal sealed record Effect(Section Section, Expr Expression) : Statement(Section)
{
    public override IEnumerable<Expr> Expressions => [Expression];

    public override Statement Map(System.Func<Expr, Expr> map) => this with { Expression = map(Expression) };
}

/// <summary>Leaves the method with an exception; only ever the end of a branch that guards the rest.</summary>
internal sealed record Throw(Section Section, Expr Exception) : Statement(Section)
{
    public override IEnumerable<Expr> Expressions => [Exception];

    public override Statement Map(System.Func<Expr, Expr> map) => this with { Exception = map(Exception) };
}

/// <summary>Writes an element of an array or a span.</summary>
/// <param name="Section">Where it stands.</param>
/// <param name="Target">The element.</param>
/// <param name="Value">What it becomes.</param>
/// <param name="Quote">The statement as the user wrote it; empty where the generator made it.</param>
internal sealed record Store(Section Section, Element Target, Expr Value, string Quote = "") : Statement(Section)
{
    public override IEnumerable<Expr> Expressions => [Target, Value];

    public override Statement Map(System.Func<Expr, Expr> map) => this with
    {
        // The element itself is a place, not a value: only what says which place it is, is mapped.
        Target = (Element)Target.With(Target.Children.Select(map).ToEquatableArray()),
        Value = map(Value),
    };
}

/// <summary>Keeps a value for the backward pass: in a place of its own, or on top of those kept before.</summary>
/// <param name="Section">Where it stands.</param>
/// <param name="Saved">What keeps it.</param>
/// <param name="Index">The place; null for the top of a stack.</param>
/// <param name="Value">The value.</param>
internal sealed record Save(Section Section, Value Saved, Expr? Index, Expr Value) : Statement(Section)
{
    public override IEnumerable<Expr> Expressions => Index is null ? [new Ref(Saved), Value] : [new Ref(Saved), Index, Value];

    public override Statement Map(System.Func<Expr, Expr> map) => this with
    {
        Index = Index is null ? null : map(Index),
        Value = map(Value),
    };
}

/// <summary>Quotes the forward statement to which the adjoints below belong.</summary>
internal sealed record Comment(Section Section, string Text) : Statement(Section)
{
    public override IEnumerable<Expr> Expressions => [];

    public override Statement Map(System.Func<Expr, Expr> map) => this;
}

/// <summary>A branch. The merges are the values that differ by branch and are read afterwards.</summary>
internal sealed record If(
    Section Section,
    Expr Condition,
    Block Then,
    Block Else,
    EquatableArray<Merge> Merges) : Statement(Section)
{
    public override IEnumerable<Expr> Expressions =>
        new[] { Condition }.Concat(Merges.SelectMany(merge => new[] { merge.Then, merge.Else }));

    public override IEnumerable<Value> Targets => Merges.Select(merge => merge.Target);

    public override IReadOnlyList<Block> Blocks => [Then, Else];

    public override Statement Map(System.Func<Expr, Expr> map) => this with
    {
        Condition = map(Condition),
        Merges = Merges.Select(merge => new Merge(merge.Target, map(merge.Then), map(merge.Else))).ToEquatableArray(),
    };

    public override Statement WithBlocks(IReadOnlyList<Block> blocks) => this with { Then = blocks[0], Else = blocks[1] };
}

/// <summary>A value that is one expression or the other, by the branch that was taken.</summary>
internal sealed record Merge(Value Target, Expr Then, Expr Else);

/// <summary>A sequence of statements.</summary>
internal sealed record Block(EquatableArray<Statement> Statements)
{
    public static readonly Block Empty = new(EquatableArray<Statement>.Empty);

    public bool IsEmpty => Statements.Count == 0;

    /// <summary>The statements at any depth, each before those inside of it.</summary>
    public IEnumerable<Statement> All() => Statements.SelectMany(statement => statement.All());
}
