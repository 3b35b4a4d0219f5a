using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// The order in which statements push to stacks, pop from them and call what does so as well. Where the backward part of a
/// method does exactly the opposite of its forward part, one stack can take the place of several.
/// </summary>
internal abstract record StackOrder
{
    /// <summary>A value goes onto a stack, or comes from it.</summary>
    private sealed record Touch(int Stack) : StackOrder;

    /// <summary>A part of another method, or of the same again.</summary>
    private sealed record Invoked(string Name) : StackOrder;

    /// <summary>One sequence for each block of a branch or a loop.</summary>
    private sealed record Nested(IReadOnlyList<IReadOnlyList<StackOrder>> Blocks, bool IsLoop) : StackOrder;

    /// <summary>Whether a block takes values back in exactly the opposite order in which another keeps them.</summary>
    /// <param name="forward">The block that pushes.</param>
    /// <param name="backward">The block that pops.</param>
    public static bool IsMirrored(Block forward, Block backward) =>
        !backward.All().Any(statement => statement is Loop { Range: not null, Condition: not null })
        && AreMirrored(Of(forward, "Forward"), Of(backward, "Backward"));

    private static bool AreMirrored(IReadOnlyList<StackOrder> forward, IReadOnlyList<StackOrder> backward) =>
        forward.Count == backward.Count && forward.Zip(backward.Reverse(), IsOpposite).All(isOpposite => isOpposite);

    private static bool IsOpposite(StackOrder forward, StackOrder backward) => (forward, backward) switch
    {
        (Nested first, Nested second) => first.IsLoop == second.IsLoop && first.Blocks.Zip(second.Blocks, AreMirrored).All(areMirrored => areMirrored),
        _ => forward.Equals(backward),
    };

    private static IReadOnlyList<StackOrder> Of(Block block, string part) => [.. block.Statements.SelectMany(statement => Of(statement, part))];

    private static IEnumerable<StackOrder> Of(Statement statement, string part)
    {
        switch (statement)
        {
            case Save { Index: null } push:
                return [new Touch(push.Saved.Id)];
            case Let pop when SavedFunctions.IsPop(pop.Expression):
                return [new Touch(SavedFunctions.ReadFrom(pop.Expression)!.Id)];
            case Invoke { Callee: { IsOriginal: false, Name: var name } }:
                return [new Invoked(name.EndsWith(part, StringComparison.Ordinal) ? name.Substring(0, name.Length - part.Length) : name)];
            default:
                IReadOnlyList<StackOrder>[] blocks = [.. statement.Blocks.Select(block => Of(block, part))];
                return blocks.Any(block => block.Count > 0) ? [new Nested(blocks, statement is Loop)] : [];
        }
    }
}
