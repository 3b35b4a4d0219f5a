using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <summary>The blocks in which names are known, as the blocks around them, outermost first.</summary>
internal static class Scopes
{
    /// <summary>Whether one of two blocks is inside of the other, so that what they declare must have different names.</summary>
    public static bool Overlap(IReadOnlyList<Block> path, IReadOnlyList<Block> other) =>
        path.Zip(other, (left, right) => ReferenceEquals(left, right)).All(isSame => isSame);

    /// <summary>The blocks around both.</summary>
    public static IReadOnlyList<Block> Common(IReadOnlyList<Block> path, IReadOnlyList<Block> other) =>
        path.Zip(other, (left, right) => (left, right)).TakeWhile(pair => ReferenceEquals(pair.left, pair.right)).Select(pair => pair.left).ToArray();
}
