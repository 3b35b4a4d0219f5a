using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// Reads each saved value once in an iteration, under a name, so that its cotangent is one sum and is written once.
/// </summary>
internal static class SavedReads
{
    public static Function Bind(Function function)
    {
        int nextId = function.NextId;
        Block body = Bind(function.Body, ref nextId);
        return function with { Body = body, NextId = nextId };
    }

    private static Block Bind(Block block, ref int nextId)
    {
        var statements = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            Statement bound = statement is Loop { Range: { } range } loop ? Bind(loop, range.Counter, ref nextId) : statement;
            var blocks = new List<Block>();
            foreach (Block inner in bound.Blocks)
            {
                blocks.Add(Bind(inner, ref nextId));
            }

            statements.Add(bound.WithBlocks(blocks));
        }

        return new Block(statements.ToEquatableArray());
    }

    private static Loop Bind(Loop loop, Value counter, ref int nextId)
    {
        var reads = new Dictionary<Expr, Expr>();
        var lets = new List<Statement>();
        HashSet<int> inside = [.. loop.Body.Statements.SelectMany(Uses.Definitions).Select(value => value.Id)];
        foreach (Expr expr in loop.Body.Statements.SelectMany(Uses.Expressions).Concat(loop.Carried.Select(carried => carried.Next)))
        {
            var found = new List<Expr>();
            expr.Visit(node =>
            {
                if (SavedFunctions.IsElement(node) && node.Children[1].References().Any(read => read.Id == counter.Id) && !node.Children[1].References().Any(read => inside.Contains(read.Id)))
                {
                    found.Add(node);
                }
            });
            foreach (Expr read in found.Where(read => !reads.ContainsKey(read)))
            {
                string name = SavedFunctions.Singular(SavedFunctions.ReadFrom(read)!.Name);
                var value = new Value(nextId++, name, read.Type, ValueRole.Temporary);
                reads.Add(read, new Ref(value));
                lets.Add(new Let(Section.Forward, value, read));
            }
        }

        if (lets.Count == 0)
        {
            return loop;
        }

        Expr map(Expr expr) => expr.Replace(node => reads.TryGetValue(node, out Expr? named) ? named : null);
        return loop with
        {
            Body = new Block(lets.Concat(loop.Body.Statements.Select(statement => Substitution.Map(statement, (expr, _) => map(expr)))).ToEquatableArray()),
            Carried = loop.Carried.Select(carried => carried with { Next = map(carried.Next) }).ToEquatableArray(),
        };
    }
}
