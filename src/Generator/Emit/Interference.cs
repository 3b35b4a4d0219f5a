using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <summary>
/// Which versions of a variable are alive at the same time, or copied in an order in which one must not overwrite the
/// other: they cannot share a C# variable. Found by walking the function backwards.
/// </summary>
internal sealed class Interference
{
    private readonly Versions _versions;
    private readonly HashSet<ValuePair> _conflicts = [];

    public Interference(Function function, Versions versions)
    {
        _versions = versions;
        var live = new HashSet<int>();
        foreach (Result result in function.Results)
        {
            Read(result.Expression, live);
        }

        Walk(function.Body, live);
        Define(function.Parameters.Select(parameter => parameter.Value), live);
    }

    public bool IsBetween(Value value, Value other) => _conflicts.Contains(ValuePair.Of(value.Id, other.Id));

    private void Walk(Block block, HashSet<int> live)
    {
        foreach (Statement statement in block.Statements.Reverse())
        {
            switch (statement)
            {
                case Let let:
                    Define([let.Target], live);
                    Read(let.Expression, live);
                    break;
                case If branch:
                    Walk(branch, live);
                    break;
                case Loop loop:
                    Walk(loop, live);
                    break;
                default:
                    Define(statement.Targets, live);
                    foreach (Value value in Uses.Of(statement))
                    {
                        live.Add(value.Id);
                    }

                    break;
            }
        }
    }

    private void Walk(If branch, HashSet<int> live)
    {
        Define(branch.Merges.Select(merge => merge.Target), live);
        HashSet<int> then = Side(branch.Then, branch.Merges, merge => merge.Then, live);
        HashSet<int> other = Side(branch.Else, branch.Merges, merge => merge.Else, live);
        live.UnionWith(then);
        live.UnionWith(other);
        Read(branch.Condition, live);
    }

    private HashSet<int> Side(Block block, EquatableArray<Merge> merges, System.Func<Merge, Expr> source, HashSet<int> after)
    {
        HashSet<int> live = [.. after];
        OrderCopies(merges.Select(merge => (merge.Target, source(merge))).ToArray());
        foreach (Merge merge in merges)
        {
            Read(source(merge), live);
        }

        Walk(block, live);
        return live;
    }

    /// <summary>
    /// Around the loop lives what is read behind it and what the body reads from outside; the copies at the end of the
    /// body are made one after the other.
    /// </summary>
    private void Walk(Loop loop, HashSet<int> live)
    {
        Define(loop.Carried.Select(carried => carried.Result), live);
        OrderCopies(loop.Carried.Select(carried => (carried.Result, (Expr)new Ref(carried.Head))).ToArray());
        HashSet<int> around = [.. live];
        foreach (Value value in Uses.Of(loop))
        {
            around.Add(value.Id);
        }

        around.ExceptWith(Inside(loop));
        foreach (Carried carried in loop.Carried)
        {
            // What is read only before the first iteration does not live around the loop.
            foreach (Value value in carried.Init.References())
            {
                if (!live.Contains(value.Id) && !IsReadInside(loop, value))
                {
                    around.Remove(value.Id);
                }
            }
        }

        HashSet<int> inner = [.. around];
        OrderCopies(loop.Carried.Select(carried => (carried.Head, carried.Next)).ToArray());
        foreach (Carried carried in loop.Carried)
        {
            Read(carried.Next, inner);
        }

        Walk(loop.Body, inner);
        if (loop.Condition is not null)
        {
            Read(loop.Condition, inner);
        }

        Define(loop.Heads, inner);

        // A head is not read by the time the others get their first values.
        Define(loop.Carried.Select(carried => carried.Head), around);

        OrderCopies(loop.Carried.Select(carried => (carried.Head, carried.Init)).ToArray());
        live.UnionWith(around);
        foreach (Expr expr in loop.Carried.Select(carried => carried.Init).Concat(loop.Range is null ? [] : [loop.Range.From, loop.Range.Bound]))
        {
            Read(expr, live);
        }
    }

    private static HashSet<int> Inside(Loop loop)
    {
        HashSet<int> inside = [.. loop.Heads.Select(head => head.Id)];
        void visit(Block block)
        {
            foreach (Statement statement in block.Statements)
            {
                inside.UnionWith(statement.Targets.Select(target => target.Id));
                if (statement is Loop nested)
                {
                    inside.UnionWith(nested.Heads.Select(head => head.Id));
                }

                foreach (Block inner in statement.Blocks)
                {
                    visit(inner);
                }
            }
        }

        visit(loop.Body);
        return inside;
    }

    private static bool IsReadInside(Loop loop, Value value) =>
        loop.Body.Statements.SelectMany(Uses.Of)
            .Concat(loop.Carried.SelectMany(carried => carried.Next.References()))
            .Concat(loop.Condition?.References() ?? [])
            .Concat(loop.Range is null ? [] : loop.Range.Bound.References())
            .Any(read => read.Id == value.Id);

    /// <summary>
    /// Copies are made in order: a target must not be the source of a later one. A target that shares the variable of its
    /// own source is not copied at all.
    /// </summary>
    private void OrderCopies((Value Target, Expr Source)[] copies)
    {
        for (int i = 0; i < copies.Length; i++)
        {
            for (int j = i + 1; j < copies.Length; j++)
            {
                foreach (Value value in copies[j].Source.References().Where(value => !copies[i].Source.Equals(new Ref(value))))
                {
                    Conflict(copies[i].Target, value.Id);
                }
            }
        }
    }

    /// <summary>What is assigned together: even one that nobody reads overwrites those that are read.</summary>
    private void Define(IEnumerable<Value> values, HashSet<int> live)
    {
        Value[] all = values.ToArray();
        foreach (Value value in all.Where(value => _versions.Of(value.Variable).Count > 1))
        {
            foreach (Value other in _versions.Of(value.Variable))
            {
                if (live.Contains(other.Id))
                {
                    Conflict(value, other.Id);
                }
            }
        }

        live.ExceptWith(all.Select(value => value.Id));
    }

    private void Conflict(Value value, int other)
    {
        if (other != value.Id && _versions.VariableOf(other) == value.Variable)
        {
            _conflicts.Add(ValuePair.Of(value.Id, other));
        }
    }

    private static void Read(Expr expr, HashSet<int> live) => live.UnionWith(expr.References().Select(value => value.Id));
}
