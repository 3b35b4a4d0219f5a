using System.Collections.Generic;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <summary>The versions of each variable of a function: in which blocks they are assigned, and which one becomes which.</summary>
internal sealed class Versions
{
    private readonly Dictionary<int, int> _variables = [];
    private readonly Dictionary<int, List<Value>> _members = [];
    private readonly Dictionary<int, List<IReadOnlyList<Block>>> _paths = [];
    private readonly HashSet<int> _counters = [];
    private readonly HashSet<ValuePair> _handedOver = [];

    public Versions(Function function)
    {
        foreach (Parameter parameter in function.Parameters)
        {
            Add(parameter.Value, []);
        }

        Collect(function.Body, []);
    }

    public IEnumerable<IReadOnlyList<Value>> All => _members.Values;

    public IReadOnlyList<Value> Of(int variable) => _members[variable];

    public int? VariableOf(int value) => _variables.TryGetValue(value, out int variable) ? variable : null;

    /// <summary>The blocks in which a version is known, each as the blocks around it, outermost first. The same counter can count in several loops.</summary>
    public IReadOnlyList<IReadOnlyList<Block>> PathsOf(Value value) => _paths[value.Id];

    /// <summary>Whether a version is declared in the header of a loop.</summary>
    public bool IsCounter(Value value) => _counters.Contains(value.Id);

    /// <summary>Whether they belong to each other: one is handed over to the other, or is assigned in a block around it.</summary>
    public bool AreNear(Value value, Value other) =>
        _handedOver.Contains(ValuePair.Of(value.Id, other.Id))
        || _paths[value.Id].Exists(path => _paths[other.Id].Exists(another => Scopes.Overlap(path, another)));

    private void Collect(Block block, IReadOnlyList<Block> path)
    {
        IReadOnlyList<Block> here = [.. path, block];
        foreach (Statement statement in block.Statements)
        {
            if (statement is Loop loop)
            {
                Collect(loop, here);
            }
            else if (statement is If branch)
            {
                foreach (Merge merge in branch.Merges)
                {
                    HandOver(merge.Target, merge.Then);
                    HandOver(merge.Target, merge.Else);
                }
            }

            foreach (Block inner in statement.Blocks)
            {
                Collect(inner, here);
            }

            foreach (Value target in statement.Targets)
            {
                Add(target, here);
            }
        }
    }

    private void Collect(Loop loop, IReadOnlyList<Block> here)
    {
        if (loop.Range is { Counter: var counter })
        {
            _counters.Add(counter.Id);
            Add(counter, [.. here, loop.Body]);
        }

        foreach (Carried carried in loop.Carried)
        {
            Add(carried.Head, here);
            HandOver(carried.Head, carried.Init);
            HandOver(carried.Head, carried.Next);
            HandOver(carried.Result, new Ref(carried.Head));
        }
    }

    private void Add(Value value, IReadOnlyList<Block> path)
    {
        if (!_paths.TryGetValue(value.Id, out List<IReadOnlyList<Block>>? paths))
        {
            _paths.Add(value.Id, paths = []);
            _variables[value.Id] = value.Variable;
            if (!_members.TryGetValue(value.Variable, out List<Value>? members))
            {
                _members.Add(value.Variable, members = []);
            }

            members.Add(value);
        }

        paths.Add(path);
    }

    private void HandOver(Value to, Expr from)
    {
        if (from is Ref { Value: var value } && value.Variable == to.Variable)
        {
            _handedOver.Add(ValuePair.Of(to.Id, value.Id));
        }
    }
}
