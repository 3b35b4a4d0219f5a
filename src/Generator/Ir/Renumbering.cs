using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Generator.Ir;

/// <summary>Puts other values in the place of those that a block defines and reads.</summary>
internal static class Renumbering
{
    /// <summary>New values in the place of others, by their ids; the versions of a variable are versions of one variable again.</summary>
    public static Dictionary<int, Value> Anew(IEnumerable<Value> values, ref int nextId)
    {
        var variables = new Dictionary<int, int>();
        var anew = new Dictionary<int, Value>();
        foreach (Value value in values)
        {
            if (anew.ContainsKey(value.Id))
            {
                continue;
            }

            int id = nextId++;
            if (!variables.TryGetValue(value.Variable, out int variable))
            {
                variables.Add(value.Variable, variable = id);
            }

            anew.Add(value.Id, value with { Id = id, Variable = variable });
        }

        return anew;
    }

    public static Block Renumber(this Block block, IReadOnlyDictionary<int, Value> values) =>
        new(block.Statements.Select(statement => statement.Renumber(values)).ToEquatableArray());

    public static Expr Renumber(this Expr expr, IReadOnlyDictionary<int, Value> values) =>
        expr.Replace(node => node is Ref reference && values.TryGetValue(reference.Value.Id, out Value? value) ? new Ref(value) : null);

    private static Statement Renumber(this Statement statement, IReadOnlyDictionary<int, Value> values)
    {
        Statement read = statement
            .Map(expr => expr.Renumber(values))
            .WithBlocks(statement.Blocks.Select(block => block.Renumber(values)).ToArray());
        return read switch
        {
            Let let => let with { Target = Of(let.Target) },
            Invoke invoke => invoke with { Results = invoke.Results.Select(Of).ToEquatableArray() },
            Save save => save with { Saved = Of(save.Saved) },
            If branch => branch with { Merges = branch.Merges.Select(merge => merge with { Target = Of(merge.Target) }).ToEquatableArray() },
            Loop loop => loop with
            {
                Range = loop.Range is null ? null : loop.Range with { Counter = Of(loop.Range.Counter) },
                Carried = loop.Carried.Select(carried => carried with { Head = Of(carried.Head), Result = Of(carried.Result) }).ToEquatableArray(),
            },
            _ => read,
        };

        Value Of(Value value) => values.TryGetValue(value.Id, out Value? other) ? other : value;
    }
}
