using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// The members of what is passed to an operator or a method have names, in case they are read more than once. What is read
/// once, in the same block, goes back to where it is read.
/// </summary>
internal static class SingleUses
{
    /// <summary>Longer expressions than this keep their names.</summary>
    private const int Longest = 12;

    public static Function Apply(Function function)
    {
        Dictionary<int, int> uses = Uses.Count(function);
        var inlined = new Dictionary<int, Expr>();
        Collect(function.Body, uses, inlined, function.Results.SelectMany(result => result.Expression.References()));
        if (inlined.Count == 0)
        {
            return function;
        }

        Function shorter = function.Map((expr, _) => expr.Substitute(inlined));
        return shorter with { Body = shorter.Body.Where(statement => statement is not Let let || !inlined.ContainsKey(let.Target.Id)) };
    }

    private static void Collect(Block block, Dictionary<int, int> uses, Dictionary<int, Expr> inlined, IEnumerable<Value> after)
    {
        HashSet<int> readHere = [.. block.Statements.SelectMany(ReadOnce).Concat(after).Select(value => value.Id)];
        foreach (Statement statement in block.Statements)
        {
            if (statement is Let { IsPinned: false, Target.Role: ValueRole.Temporary } let
                && uses.TryGetValue(let.Target.Id, out int count)
                && count == 1
                && readHere.Contains(let.Target.Id)
                && let.Expression.Substitute(inlined).Size <= Longest
                && IsMovable(let.Expression))
            {
                inlined.Add(let.Target.Id, let.Expression);
            }

            IReadOnlyList<Block> blocks = statement.Blocks;
            for (int i = 0; i < blocks.Count; i++)
            {
                Collect(blocks[i], uses, inlined, []);
            }
        }
    }

    /// <summary>What a statement reads where it stands, no more than once.</summary>
    private static IEnumerable<Value> ReadOnce(Statement statement) => statement is Loop or If
        ? []
        : statement.Expressions.SelectMany(expr => expr.References());

    /// <summary>Whether an expression means the same a little later: arithmetic and functions of numbers.</summary>
    private static bool IsMovable(Expr expr) => !expr.Any(node =>
        node is Element or Call { Function.IsPure: false } || node.Type.IsMemory || (node is Call && !node.Type.IsNumber));
}
