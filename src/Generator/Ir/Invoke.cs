using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Generator.Ir;

/// <summary>
/// Calls a method that is differentiated by itself, or what was generated for it. In a differentiated method such a call
/// becomes a pair: the forward part, which keeps what it needs among the residuals, and the backward part.
/// </summary>
/// <param name="Section">Where it stands.</param>
/// <param name="Callee">What is called.</param>
/// <param name="Results">What it gives back, in order.</param>
/// <param name="Arguments">What it is given.</param>
/// <param name="Quote">The statement as the user wrote it; empty where the generator made it.</param>
/// <param name="Site">Which of the user's calls it is, for messages.</param>
/// <param name="Out">The place among the arguments of the last result, where that is an <c>out</c> argument; else -1.</param>
internal sealed record Invoke(
    Section Section,
    Callee Callee,
    EquatableArray<Value> Results,
    EquatableArray<Expr> Arguments,
    string Quote = "",
    int Site = 0,
    int Out = -1) : Statement(Section)
{
    public override IEnumerable<Expr> Expressions => Arguments;

    public override IEnumerable<Value> Targets => Results;

    public override Statement Map(System.Func<Expr, Expr> map) => this with { Arguments = Arguments.Select(map).ToEquatableArray() };
}
