using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <summary>
/// Gives the versions of a variable one C# variable again where their lives do not overlap. A version that is still read
/// after the next one is there gets a variable of its own, and so do those in blocks of their own that hand nothing to each
/// other: they are declared where they are used.
/// </summary>
internal sealed class VariableAllocation
{
    private readonly Versions _versions;
    private readonly Interference _interference;
    private readonly Dictionary<int, Variable> _variables = [];

    /// <summary>A C# variable.</summary>
    public sealed class Variable(Value first)
    {
        public Value First { get; } = first;

        public List<Value> Versions { get; } = [first];

        public string Name { get; set; } = string.Empty;
    }

    public VariableAllocation(Function function)
    {
        _versions = new Versions(function);
        _interference = new Interference(function, _versions);
        foreach (IReadOnlyList<Value> group in _versions.All)
        {
            Assign(group);
        }
    }

    /// <summary>All variables, in the order of their first version.</summary>
    public IEnumerable<Variable> Variables => _variables.Values.Distinct().OrderBy(variable => variable.First.Id);

    public Variable Of(Value value) => _variables[value.Id];

    /// <summary>A value in a variable of its own, of the same type as another.</summary>
    public Value Another(Variable variable)
    {
        int id = _variables.Keys.Max() + 1;
        var value = new Value(id, "held", variable.First.Type, ValueRole.Temporary, id);
        _variables.Add(id, new Variable(value));
        return value;
    }

    /// <summary>The blocks around all that is assigned to a variable, outermost first; none for one that only counts.</summary>
    public IReadOnlyList<Block> HomeOf(Variable variable) => variable.Versions
        .Where(version => !_versions.IsCounter(version))
        .SelectMany(_versions.PathsOf)
        .Aggregate((IReadOnlyList<Block>?)null, (home, path) => home is null ? path : Scopes.Common(home, path)) ?? [];

    /// <summary>The blocks in which the name of a variable is taken: its home, and the loops that it counts.</summary>
    public IReadOnlyList<IReadOnlyList<Block>> ScopesOf(Variable variable) =>
    [
        .. variable.Versions.Where(_versions.IsCounter).SelectMany(_versions.PathsOf),
        .. variable.Versions.All(_versions.IsCounter) ? [] : (IReadOnlyList<Block>[])[HomeOf(variable)],
    ];

    private void Assign(IReadOnlyList<Value> group)
    {
        foreach (List<Value> together in Together(group))
        {
            var variables = new List<Variable>();
            foreach (Value value in together.OrderBy(value => value.Id))
            {
                Variable? free = variables.FirstOrDefault(variable => variable.First.Type == value.Type
                    && !variable.Versions.Exists(version => _interference.IsBetween(version, value)));
                if (free is null)
                {
                    variables.Add(free = new Variable(value));
                }
                else
                {
                    free.Versions.Add(value);
                }

                _variables[value.Id] = free;
            }
        }
    }

    /// <summary>The versions that belong to each other, directly or by way of others.</summary>
    private List<List<Value>> Together(IReadOnlyList<Value> group)
    {
        var sets = new List<List<Value>>();
        foreach (Value value in group)
        {
            List<List<Value>> near = sets.FindAll(set => set.Exists(other => _versions.AreNear(value, other)));
            sets.RemoveAll(near.Contains);
            sets.Add([.. near.SelectMany(set => set), value]);
        }

        return sets;
    }
}
