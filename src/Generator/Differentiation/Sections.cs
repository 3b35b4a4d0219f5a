using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Moves statements to another section, so that the output of one transformation is the forward pass of the next.</summary>
internal static class Sections
{
    public static Block Relabel(Block block, Section section) =>
        new(block.Statements.Select(statement => Relabel(statement, section)).ToEquatableArray());

    private static Statement Relabel(Statement statement, Section section) =>
        (statement with { Section = section }).WithBlocks(statement.Blocks.Select(block => Relabel(block, section)).ToArray());
}
