using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>What a loop carries and never changes is the number or the name that it began with.</summary>
internal static class Invariants
{
    public static Function Apply(Function function)
    {
        var known = new Dictionary<int, Expr>();
        Block body = Visit(function.Body, known);
        return known.Count == 0 ? function : (function with { Body = body }).Map((expr, _) => expr.Substitute(known));
    }

    private static Block Visit(Block block, Dictionary<int, Expr> known) =>
        new(block.Statements.Select(statement => Visit(statement, known)).ToEquatableArray());

    private static Statement Visit(Statement statement, Dictionary<int, Expr> known)
    {
        statement = statement.WithBlocks(statement.Blocks.Select(inner => Visit(inner, known)).ToArray());
        if (statement is not Loop loop || !loop.Carried.Any(IsInvariant))
        {
            return statement;
        }

        foreach (Carried carried in loop.Carried.Where(IsInvariant))
        {
            known[carried.Head.Id] = carried.Init;
            known[carried.Result.Id] = carried.Init;
        }

        return loop with { Carried = loop.Carried.Where(carried => !IsInvariant(carried)).ToEquatableArray() };
    }

    private static bool IsInvariant(Carried carried) =>
        carried.Head.IsDerivative
        && carried.Next is Ref { Value.Id: var next }
        && next == carried.Head.Id
        && carried.Init is Const or Ref { Value.IsDerivative: true };
}
