using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <summary>
/// Gives the versions of a variable one C# variable again where their lives do not overlap. A version that is still read
/// after the next one is there gets a variable of its own.
/// </summary>
internal sealed class VariableAllocation
{
    private readonly Dictionary<int, int> _groups = [];
    private readonly Dictionary<int, List<Value>> _members = [];
    private readonly HashSet<(int, int)> _conflicts = [];
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
        foreach (Parameter parameter in function.Parameters)
        {
            Add(parameter.Value);
        }

        Collect(function.Body);
        var live = new HashSet<int>();
        foreach (Result result in function.Results)
        {
            Read(result.Expression, live);
        }

        Walk(function.Body, live);
        foreach (Parameter parameter in function.Parameters)
        {
            Define(parameter.Value, live);
        }

        foreach (List<Value> group in _members.Values)
        {
            Assign(group);
        }
    }

    /// <summary>All variables, in the order of their first version.</summary>
    public IEnumerable<Variable> Variables => _variables.Values.Distinct().OrderBy(variable => variable.First.Id);

    public Variable Of(Value value) => _variables[value.Id];

    private void Add(Value value)
    {
        _groups[value.Id] = value.Variable;
        if (!_members.TryGetValue(value.Variable, out List<Value>? members))
        {
            _members.Add(value.Variable, members = []);
        }

        members.Add(value);
    }

    private void Collect(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            if (statement is Let let)
            {
                Add(let.Target);
            }
            else if (statement is If branch)
            {
                Collect(branch.Then);
                Collect(branch.Else);
                foreach (Merge merge in branch.Merges)
                {
                    Add(merge.Target);
                }
            }
        }
    }

    private void Walk(Block block, HashSet<int> live)
    {
        foreach (Statement statement in block.Statements.Reverse())
        {
            switch (statement)
            {
                case Let let:
                    Define(let.Target, live);
                    Read(let.Expression, live);
                    break;
                case If branch:
                    Walk(branch, live);
                    break;
                default:
                    foreach (Value value in Uses.Of(statement))
                    {
                        live.Add(value.Id);
                    }

                    break;
            }
        }
    }

    private void Walk(If branch, HashSet<int> live)
    {
        foreach (Merge merge in branch.Merges)
        {
            Define(merge.Target, live);
        }

        HashSet<int> then = Side(branch.Then, branch.Merges, merge => merge.Then, live);
        HashSet<int> other = Side(branch.Else, branch.Merges, merge => merge.Else, live);
        live.UnionWith(then);
        live.UnionWith(other);
        Read(branch.Condition, live);
    }

    /// <summary>The copies at the end of a side are made one after the other: a target must not be a later source.</summary>
    private HashSet<int> Side(Block block, EquatableArray<Merge> merges, System.Func<Merge, Expr> source, HashSet<int> after)
    {
        HashSet<int> live = [.. after];
        for (int i = merges.Count - 1; i >= 0; i--)
        {
            foreach (Merge later in merges.Skip(i + 1))
            {
                foreach (Value value in source(later).References())
                {
                    Conflict(merges[i].Target, value.Id);
                }
            }
        }

        foreach (Merge merge in merges)
        {
            Read(source(merge), live);
        }

        Walk(block, live);
        return live;
    }

    private void Define(Value value, HashSet<int> live)
    {
        live.Remove(value.Id);
        if (_members[value.Variable].Count == 1)
        {
            return;
        }

        foreach (Value other in _members[value.Variable])
        {
            if (live.Contains(other.Id))
            {
                Conflict(value, other.Id);
            }
        }
    }

    private void Conflict(Value value, int other)
    {
        if (other != value.Id && _groups.TryGetValue(other, out int group) && group == value.Variable)
        {
            _conflicts.Add((System.Math.Min(value.Id, other), System.Math.Max(value.Id, other)));
        }
    }

    private static void Read(Expr expr, HashSet<int> live) => live.UnionWith(expr.References().Select(value => value.Id));

    private void Assign(List<Value> group)
    {
        var variables = new List<Variable>();
        foreach (Value value in group.OrderBy(value => value.Id))
        {
            Variable? free = variables.FirstOrDefault(variable => variable.First.Type == value.Type
                && variable.Versions.All(version => !_conflicts.Contains((System.Math.Min(version.Id, value.Id), System.Math.Max(version.Id, value.Id)))));
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
