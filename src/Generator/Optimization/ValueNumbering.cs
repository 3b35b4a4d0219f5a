using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>Where a derivative computes again what already has a name, the name is used.</summary>
internal static class ValueNumbering
{
    public static Function Apply(Function function)
    {
        var known = new Dictionary<Expr, Value>();
        Block body = Visit(function.Body, known);
        return function with
        {
            Body = body,
            Results = function.Results.Select(result => result with { Expression = Named(result.Expression, known) }).ToEquatableArray(),
        };
    }

    private static Block Visit(Block block, Dictionary<Expr, Value> known)
    {
        var statements = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            statements.Add(Visit(statement, known));
        }

        return new Block(statements.ToEquatableArray());
    }

    private static Statement Visit(Statement statement, Dictionary<Expr, Value> known)
    {
        switch (statement)
        {
            case Let let:
                Expr expression = let.Section == Section.Forward ? let.Expression : Named(let.Expression, known);
                if (!let.IsPinned && expression.Children.Count > 0 && Element.IsFixed(expression) && !expression.Type.IsMemory && !known.ContainsKey(expression))
                {
                    known.Add(expression, let.Target);
                }

                return let with { Expression = expression };
            case If or Loop when statement.Section == Section.Forward:
                // Inside may stand what belongs to the derivative: loops that are run once.
                return statement.WithBlocks(statement.Blocks.Select(block => Visit(block, new Dictionary<Expr, Value>(known))).ToArray());
            case If branch:
                Dictionary<Expr, Value> then = new(known);
                Dictionary<Expr, Value> other = new(known);
                return branch with
                {
                    Condition = Named(branch.Condition, known),
                    Then = Visit(branch.Then, then),
                    Else = Visit(branch.Else, other),
                    Merges = branch.Merges
                        .Select(merge => new Merge(merge.Target, Named(merge.Then, then), Named(merge.Else, other)))
                        .ToEquatableArray(),
                };
            case Loop loop:
                Dictionary<Expr, Value> inner = new(known);
                return loop with
                {
                    Body = Visit(loop.Body, inner),
                    Carried = loop.Carried
                        .Select(carried => carried with { Init = Named(carried.Init, known), Next = Named(carried.Next, inner) })
                        .ToEquatableArray(),
                };
            default:
                return statement;
        }
    }

    private static Expr Named(Expr expr, Dictionary<Expr, Value> known) => known.Count == 0
        ? expr
        : expr.Replace(node => node.Children.Count > 0 && known.TryGetValue(node, out Value? value) ? new Ref(value) : null);
}
