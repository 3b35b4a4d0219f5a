using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// Rents, makes and clears memory before the numbers that a loop starts from are set. No register of a number survives a
/// call on Unix: a sum that begins before one lives on the stack throughout its loop, and each step waits for the one before
/// to get there and back.
/// </summary>
internal static class CallsFirst
{
    public static Function Apply(Function function) => function with { Body = Visit(function.Body) };

    private static Block Visit(Block block)
    {
        var statements = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            Statement visited = statement.WithBlocks(statement.Blocks.Select(Visit).ToArray());
            int place = statements.Count;
            if (IsOfTheGenerator(visited))
            {
                HashSet<int> read = [.. Uses.Of(visited).Select(value => value.Id)];
                while (place > 0 && statements[place - 1] is Let let && let.Section == visited.Section && IsPassed(let) && !read.Contains(let.Target.Id))
                {
                    place--;
                }

                while (place < statements.Count && statements[place] is Let { IsConst: true })
                {
                    place++;
                }
            }

            statements.Insert(place, visited);
        }

        return new Block(statements.ToEquatableArray());
    }

    /// <summary>Whether a statement of the generator's calls the runtime and has no part in the order of the user's own.</summary>
    private static bool IsOfTheGenerator(Statement statement) => statement switch
    {
        Let { IsPinned: true } let => SavedFunctions.IsRent(let.Expression) || (let.Target.IsDerivative && MemoryFunctions.IsAllocation(let.Expression)),
        Bulk { Kind: BulkKind.Clear, Quote.Length: 0 } => true,
        _ => false,
    };

    /// <summary>Whether a value is a number that reads no memory, or a look at memory: nothing is between it and what follows.</summary>
    private static bool IsPassed(Let let) =>
        !let.IsPinned && (let.Target.Type.IsFloating ? !let.Expression.Any(node => node is Element or Call) : let.Target.IsDerivative && MemoryFunctions.IsView(let.Expression));
}
