using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// Saved arrays that hold at the end of a function all that was ever saved there: they are rented outside of all loops, and
/// each iteration of each loop around a save has a place of its own. Where a loop runs forward and backward at once, its
/// iterations use the same places one after the other.
/// </summary>
internal static class KeptPlaces
{
    public static HashSet<int> Of(Function function)
    {
        HashSet<int> kept = [.. function.Body.Statements.OfType<Let>().Where(let => SavedFunctions.IsRent(let.Expression)).Select(let => let.Target.Id)];
        kept.ExceptWith(UsedAgain(function.Body, []));
        return kept;
    }

    /// <param name="block">A block.</param>
    /// <param name="loops">For each loop around it, what tells its iterations apart.</param>
    private static IEnumerable<int> UsedAgain(Block block, IReadOnlyList<HashSet<int>> loops) => block.Statements.SelectMany(statement => statement switch
    {
        Save { Index: { } index } save => loops.All(heads => index.References().Any(value => heads.Contains(value.Id))) ? [] : [save.Saved.Id],
        Loop loop => UsedAgain(loop.Body, [.. loops, [.. loop.Heads.Select(head => head.Id)]]),
        _ => statement.Blocks.SelectMany(inner => UsedAgain(inner, loops)),
    });
}
