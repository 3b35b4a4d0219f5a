using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Generator.Ir;

/// <summary>Applies a change to the expressions of a function.</summary>
internal static class Substitution
{
    /// <summary>Maps every expression, those of the results included; the map is told the section.</summary>
    public static Function Map(this Function function, Func<Expr, Section, Expr> map) => function with
    {
        Body = Map(function.Body, map),
        Results = function.Results
            .Select(result => result with { Expression = map(result.Expression, Section.Backward) })
            .ToEquatableArray(),
    };

    private static Block Map(Block block, Func<Expr, Section, Expr> map) =>
        new(block.Statements.Select(statement => Map(statement, map)).ToEquatableArray());

    public static Statement Map(Statement statement, Func<Expr, Section, Expr> map) => statement
        .Map(expr => map(expr, statement.Section))
        .WithBlocks(statement.Blocks.Select(block => Map(block, map)).ToArray());

    /// <summary>Drops the statements that the predicate does not want, in all blocks.</summary>
    public static Block Where(this Block block, Func<Statement, bool> keep) => new(block.Statements
        .Where(keep)
        .Select(statement => statement.WithBlocks(statement.Blocks.Select(inner => inner.Where(keep)).ToArray()))
        .ToEquatableArray());

    /// <summary>Replaces references.</summary>
    public static Expr Substitute(this Expr expr, IReadOnlyDictionary<int, Expr> values) => values.Count == 0
        ? expr
        : expr.Replace(node => node is Ref reference && values.TryGetValue(reference.Value.Id, out Expr? value)
            ? value.Substitute(values)
            : null);
}
