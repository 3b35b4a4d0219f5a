using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Which values statements read and define.</summary>
internal static class Uses
{
    /// <summary>The values that a statement reads, nested ones included; each use once.</summary>
    public static IEnumerable<Value> Of(Statement statement) => Expressions(statement).SelectMany(expr => expr.References());

    /// <summary>The expressions of a statement, nested ones included.</summary>
    public static IEnumerable<Expr> Expressions(Statement statement) =>
        statement.Expressions.Concat(statement.Blocks.SelectMany(block => block.Statements.SelectMany(Expressions)));

    /// <summary>Every value that a statement defines, inside of it and for what follows.</summary>
    public static IEnumerable<Value> Definitions(Statement statement) => statement.Blocks
        .SelectMany(block => block.Statements.SelectMany(Definitions))
        .Concat((statement as Loop)?.Heads ?? [])
        .Concat(statement.Targets);

    /// <summary>How often each value is read by a function.</summary>
    public static Dictionary<int, int> Count(Function function)
    {
        var counts = new Dictionary<int, int>();
        foreach (Value value in function.Body.Statements.SelectMany(Of)
            .Concat(function.Results.SelectMany(result => result.Expression.References())))
        {
            counts[value.Id] = counts.TryGetValue(value.Id, out int count) ? count + 1 : 1;
        }

        return counts;
    }
}
