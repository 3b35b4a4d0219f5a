using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// Fields that could change, in a method that does nothing that could change them: they are read where their values are
/// needed, in either pass, as those that are read-only are.
/// </summary>
internal static class SettledFields
{
    public static Function Apply(Function function)
    {
        Let[] reads = [.. function.Body.All().OfType<Let>().Where(IsRead)];
        if (reads.Length == 0 || !function.Body.All().All(IsHarmless) || !function.Results.All(result => IsHarmless(result.Expression)))
        {
            return function;
        }

        var settled = new Dictionary<int, Expr>();
        foreach (Let let in reads)
        {
            var read = (Call)Settled(let.Expression);
            settled.Add(let.Target.Id, new Call(read.Function with { IsPure = true }, read.Arguments));
        }

        return (function with { Body = function.Body.Where(statement => statement is not Let let || !settled.ContainsKey(let.Target.Id)) })
            .Map((expr, _) => Settled(expr));

        Expr Settled(Expr expr) => expr.Replace(node => node is Ref { Value.Id: var id } && settled.TryGetValue(id, out Expr? read) ? read : null);
    }

    private static bool IsRead(Let let) => let is { IsPinned: true, Target.Role: ValueRole.Temporary, Expression: Call call } && Writes.IsField(call);

    private static bool IsHarmless(Statement statement) => statement is not Invoke && statement.Expressions.All(IsHarmless);

    /// <summary>Whether nothing in an expression is code of the user's that is not followed.</summary>
    private static bool IsHarmless(Expr expr) => !expr.Any(node =>
        (node is Call { Function.IsPure: false } call && !Writes.IsField(call) && !MemoryFunctions.IsAllocation(call))
        || (node is Cast cast && !IsBuiltIn(cast)));

    /// <summary>Whether a conversion is of numbers or memory: any other might be one that the user declared.</summary>
    private static bool IsBuiltIn(Cast cast) => (cast.Type.IsNumber && cast.Operand.Type.IsNumber) || (cast.Type.IsMemory && cast.Operand.Type.IsMemory);
}
