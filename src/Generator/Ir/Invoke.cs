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

/// <summary>What an <see cref="Invoke"/> calls.</summary>
/// <param name="Key">The method; empty for what was generated, which is not differentiated again.</param>
/// <param name="Name">The name that what is generated for it begins with.</param>
/// <param name="Original">The method itself, as a call of it is printed.</param>
/// <param name="Residuals">The type of the residuals.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Export">How it is called, where it is a method of another assembly.</param>
internal sealed record Callee(string Key, string Name, string Original, TypeRef Residuals, EquatableArray<CalleeParameter> Parameters, Export? Export = null)
{
    /// <summary>What a call is printed with: a method that no derivative flows through is called itself.</summary>
    public string PrintedName => Key.Length > 0 ? Original : Name;

    /// <summary>What was generated for it.</summary>
    public Callee Generated(string suffix) => this with { Key = string.Empty, Name = Name + suffix };
}

/// <summary>A parameter of a <see cref="Callee"/>.</summary>
/// <param name="IsActive">Whether derivatives flow through it.</param>
/// <param name="IsWritten">Whether the memory that it refers to is written.</param>
internal sealed record CalleeParameter(bool IsActive, bool IsWritten);

/// <summary>The body of a <see cref="Callee"/>.</summary>
/// <param name="Callee">How it is called.</param>
/// <param name="Primal">The method in the IR.</param>
/// <param name="IsStatic">Whether it has no receiver.</param>
internal sealed record CalleeModel(Callee Callee, Function Primal, bool IsStatic);
