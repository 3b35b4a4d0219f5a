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
        return function with { Body = Sweep(UnreadSaves.Drop(function), live) };
    }

    private static Block Sweep(Block block, HashSet<int> live)
    {
        var kept = new List<Statement>();
        foreach (Statement statement in block.Statements.Reverse())
        {
            if (Sweep(statement, live) is { } swept && !(swept is Comment && (kept.Count == 0 || kept[kept.Count - 1] is Comment)))
            {
                kept.Add(swept);
            }
        }

        kept.Reverse();
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
            case Loop loop:
                return Sweep(loop, live);
            case Comment:
                return statement;
            default:
                foreach (Value value in Uses.Of(statement))
                {
                    live.Add(value.Id);
                }

                return statement;
        }
    }

    /// <summary>
    /// A carried value lives if it is read after the loop, or by what lives in the body: found by trying again until
    /// nothing more comes to life.
    /// </summary>
    private static Loop? Sweep(Loop loop, HashSet<int> live)
    {
        HashSet<int> after = [.. live];
        HashSet<int> inner;
        Loop swept;
        List<Carried> kept = [.. loop.Carried.Where(carried => after.Contains(carried.Result.Id))];
        while (true)
        {
            inner = [.. after];
            if (loop.Condition is not null)
            {
                Read(loop.Condition, inner);
            }

            foreach (Carried carried in kept)
            {
                Read(carried.Next, inner);
            }

            Block body = Sweep(loop.Body, inner);
            swept = loop with { Body = body, Carried = loop.Carried.Where(kept.Contains).ToEquatableArray() };
            Carried[] more = loop.Carried.Where(carried => !kept.Contains(carried) && inner.Contains(carried.Head.Id)).ToArray();
            if (more.Length == 0)
            {
                break;
            }

            kept.AddRange(more);
        }

        if (kept.Count == 0 && swept.Body.IsEmpty && loop.Condition?.IsImpure() != true)
        {
            return null;
        }

        live.UnionWith(inner);
        foreach (Expr expr in swept.Expressions)
        {
            Read(expr, live);
        }

        return swept;
    }

    private static void Read(Expr expr, HashSet<int> live) => live.UnionWith(expr.References().Select(value => value.Id));
}
