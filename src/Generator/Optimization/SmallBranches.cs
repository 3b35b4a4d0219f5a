using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>A branch of the backward pass that only chooses between short expressions becomes a conditional expression.</summary>
internal static class SmallBranches
{
    private const int Short = 9;

    public static Function Apply(Function function) => function with { Body = Visit(function.Body) };

    private static Block Visit(Block block) => new(block.Statements.SelectMany(Visit).ToEquatableArray());

    private static IEnumerable<Statement> Visit(Statement statement)
    {
        statement = statement.WithBlocks(statement.Blocks.Select(Visit).ToArray());
        if (statement is not If branch || branch.Section == Section.Forward)
        {
            return [statement];
        }

        bool isChoice = branch.Then.IsEmpty
            && branch.Else.IsEmpty
            && branch.Merges.Count <= 2
            && branch.Merges.All(merge => merge.Then.Size + merge.Else.Size <= Short);
        return isChoice
            ? branch.Merges.Select(merge => new Let(
                branch.Section,
                merge.Target,
                new Conditional(branch.Condition, merge.Then, merge.Else, merge.Target.Type)))
            : [branch];
    }
}
