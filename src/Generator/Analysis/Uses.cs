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
    public static IEnumerable<Expr> Expressions(Statement statement) => statement switch
    {
        Let let => [let.Expression],
        Effect effect => [effect.Expression],
        If branch => new[] { branch.Condition }
            .Concat(branch.Then.Statements.SelectMany(Expressions))
            .Concat(branch.Else.Statements.SelectMany(Expressions))
            .Concat(branch.Merges.SelectMany(merge => new[] { merge.Then, merge.Else })),
        _ => [],
    };

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
