using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>Drops values that nobody reads, and branches without effect.</summary>
internal static class DeadCode
{
    public static Function Apply(Function function)
    {
        var live = new HashSet<int>(function.Results.SelectMany(result => result.Expression.References()).Select(value => value.Id));
        return function with { Body = Sweep(function.Body, live) };
    }

    private static Block Sweep(Block block, HashSet<int> live)
    {
        var kept = new List<Statement>();
        foreach (Statement statement in block.Statements.Reverse())
        {
            if (Sweep(statement, live) is { } swept)
            {
                kept.Insert(0, swept);
            }
        }

        return new Block(kept.ToEquatableArray());
    }

    private static Statement? Sweep(Statement statement, HashSet<int> live)
    {
        switch (statement)
        {
            case Let let when !let.IsPinned && !live.Contains(let.Target.Id):
                return null;
            case If branch:
                EquatableArray<Merge> merges = branch.Merges.Where(merge => live.Contains(merge.Target.Id)).ToEquatableArray();
                foreach (Merge merge in merges)
                {
                    Read(merge.Then, live);
                    Read(merge.Else, live);
                }

                Block then = Sweep(branch.Then, live);
                Block other = Sweep(branch.Else, live);
                if (merges.Count == 0 && then.IsEmpty && other.IsEmpty)
                {
                    return null;
                }

                Read(branch.Condition, live);
                return branch with { Then = then, Else = other, Merges = merges };
            default:
                foreach (Value value in Uses.Of(statement))
                {
                    live.Add(value.Id);
                }

                return statement;
        }
    }

    private static void Read(Expr expr, HashSet<int> live) => live.UnionWith(expr.References().Select(value => value.Id));
}
