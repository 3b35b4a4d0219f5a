using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>Makes the values that fusing loops adds to a function.</summary>
/// <param name="nextId">The first unused id.</param>
internal sealed class FreshValues(int nextId)
{
    /// <summary>The first unused id.</summary>
    public int NextId { get; private set; } = nextId;

    /// <summary>A new variable.</summary>
    public Value Named(string name, TypeRef type, ValueRole role)
    {
        int id = NextId++;
        return new Value(id, name, type, role, id);
    }

    /// <summary>Another version of a variable.</summary>
    public Value VersionOf(Value value) => value with { Id = NextId++ };

    /// <summary>Values that take the place of those that statements define, variable by variable.</summary>
    public Dictionary<int, Value> For(IEnumerable<Statement> statements)
    {
        var variables = new Dictionary<int, int>();
        var copies = new Dictionary<int, Value>();
        foreach (Value value in statements.SelectMany(Uses.Definitions).Where(value => !copies.ContainsKey(value.Id)))
        {
            int id = NextId++;
            if (!variables.TryGetValue(value.Variable, out int variable))
            {
                variables.Add(value.Variable, variable = id);
            }

            copies.Add(value.Id, value with { Id = id, Variable = variable });
        }

        return copies;
    }
}
