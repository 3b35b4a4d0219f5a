
namespace AutoDiffGen.Generator.Ir;

/// <summary>The parts of a generated method.</summary>
internal enum Section
{
    /// <summary>Checks of the arguments.</summary>
    Guard,

    /// <summary>The method as the user wrote it, with what it saves.</summary>
    Forward,

    /// <summary>The adjoints.</summary>
    Backward,

    /// <summary>The tangents, beside the values.</summary>
    Tangent,
}

/// <summary>
/// A statement of the structured IR. Values are assigned once; control flow is nested blocks, never jumps.
/// </summary>
internal abstract record Statement(Section Section);

/// <summary>Defines a value.</summary>
/// <param name="Section">Where it stands.</param>
/// <param name="Target">The value.</param>
/// <param name="Expression">What it is.</param>
/// <param name="IsPinned">Whether it has an effect or must be evaluated exactly here, once.</param>
/// <param name="IsVar">Whether the user declared it with <c>var</c>.</param>
/// <param name="IsConst">Whether the user declared it as a constant.</param>
internal sealed record Let(
    Section Section,
    Value Target,
    Expr Expression,
    bool IsPinned = false,
    bool IsVar = true,
    bool IsConst = false) : Statement(Section);

/// <summary>Evaluates a call for its effect.</summary>
internal sealed record Effect(Section Section, Expr Expression) : Statement(Section);

/// <summary>A branch. The merges are the values that differ by branch and are read afterwards.</summary>
internal sealed record If(
    Section Section,
    Expr Condition,
    Block Then,
    Block Else,
    EquatableArray<Merge> Merges) : Statement(Section);

/// <summary>A value that is one expression or the other, by the branch that was taken.</summary>
internal sealed record Merge(Value Target, Expr Then, Expr Else);

/// <summary>A sequence of statements.</summary>
internal sealed record Block(EquatableArray<Statement> Statements)
{
    public static readonly Block Empty = new(EquatableArray<Statement>.Empty);

    public bool IsEmpty => Statements.Count == 0;
}
