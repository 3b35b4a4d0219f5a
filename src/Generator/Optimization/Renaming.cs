using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// Where the cotangent of a named value is no more than one that was named by the transformation, it takes its place:
/// <c>gradDifference = ...; gradYPred = gradDifference</c> becomes <c>gradYPred = ...</c>.
/// </summary>
internal static class Renaming
{
    public static Function Apply(Function function)
    {
        var renamed = new Dictionary<int, Value>();
        Block body = Visit(function.Body, renamed);
        if (renamed.Count == 0)
        {
            return function;
        }

        Dictionary<int, Expr> values = renamed.ToDictionary(entry => entry.Key, entry => (Expr)new Ref(entry.Value));
        return (function with { Body = body }).Map((expr, _) => expr.Substitute(values));
    }

    private static Block Visit(Block block, Dictionary<int, Value> renamed)
    {
        var temporaries = block.Statements.OfType<Let>()
            .Where(let => let.Target.Role == ValueRole.DerivativeTemporary)
            .ToDictionary(let => let.Target.Id);
        var here = new Dictionary<int, Value>();
        foreach (Let let in block.Statements.OfType<Let>())
        {
            if (let is { Target.Role: ValueRole.Derivative, Expression: Ref { Value: var source } }
                && temporaries.ContainsKey(source.Id)
                && !here.ContainsKey(source.Id))
            {
                here.Add(source.Id, let.Target);
                renamed.Add(source.Id, let.Target);
            }
        }

        var targets = new HashSet<int>(here.Values.Select(value => value.Id));
        return new Block(block.Statements
            .Where(statement => statement is not Let let || !targets.Contains(let.Target.Id))
            .Select(statement => statement switch
            {
                Let let when here.TryGetValue(let.Target.Id, out Value? target) => let with { Target = target },
                _ => statement.WithBlocks(statement.Blocks.Select(inner => Visit(inner, renamed)).ToArray()),
            })
            .ToEquatableArray());
    }
}
