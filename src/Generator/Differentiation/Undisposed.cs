using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>What a forward part hands on to its backward part, it does not give back at its end.</summary>
internal static class Undisposed
{
    /// <param name="forward">The forward part.</param>
    /// <param name="kept">The ids of what the backward part is handed.</param>
    public static Block Apply(Block forward, ISet<int> kept) => kept.Count == 0 ? forward : new(forward.Statements
        .Select(statement => statement is Let { IsUsing: true } let && kept.Contains(let.Target.Id)
            ? let with { IsUsing = false }
            : statement.WithBlocks(statement.Blocks.Select(inner => Apply(inner, kept)).ToArray()))
        .ToEquatableArray());
}
