using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <summary>
/// Gives the versions of a variable one C# variable again where their lives do not overlap. A version that is still read
/// after the next one is there gets a variable of its own, and so do those in blocks of their own that hand nothing to each
/// other: they are declared where they are used.
/// </summary>
internal sealed class VariableAllocation
{
    private readonly Dictionary<int, int> _groups = [];
    private readonly Dictionary<int, List<Value>> _members = [];
    private readonly HashSet<(int, int)> _conflicts = [];
    private readonly HashSet<(int, int)> _handedOver = [];
    private readonly Dictionary<int, IReadOnlyList<Block>> _paths = [];
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
            Add(parameter.Value, []);
        }

        Collect(function.Body, []);
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

    /// <summary>A value in a variable of its own, of the same type as another.</summary>
    public Value Another(Variable variable)
    {
        int id = _variables.Keys.Max() + 1;
        var value = new Value(id, "held", variable.First.Type, ValueRole.Temporary, id);
        _variables.Add(id, new Variable(value));
        return value;
    }

    private void Add(Value value, IReadOnlyList<Block> path)
    {
        _groups[value.Id] = value.Variable;
        _paths[value.Id] = path;
        if (!_members.TryGetValue(value.Variable, out List<Value>? members))
        {
            _members.Add(value.Variable, members = []);
        }

        members.Add(value);
    }

    private void Collect(Block block, IReadOnlyList<Block> path)
    {
        IReadOnlyList<Block> here = [.. path, block];
        foreach (Statement statement in block.Statements)
        {
            if (statement is Loop loop)
            {
                foreach (Value head in loop.Heads)
                {
                    Add(head, head.Equals(loop.Range?.Counter) ? [.. here, loop.Body] : here);
                }

                foreach (Carried carried in loop.Carried)
                {
                    HandOver(carried.Head, carried.Init);
                    HandOver(carried.Head, carried.Next);
                    HandOver(carried.Result, new Ref(carried.Head));
                }
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

    private void HandOver(Value to, Expr from)
    {
        if (from is Ref { Value: var value } && value.Variable == to.Variable)
        {
            _handedOver.Add((System.Math.Min(to.Id, value.Id), System.Math.Max(to.Id, value.Id)));
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
                case Loop loop:
                    Walk(loop, live);
                    break;
                default:
                    foreach (Value target in statement.Targets)
                    {
                        Define(target, live);
                    }

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

    private HashSet<int> Side(Block block, EquatableArray<Merge> merges, System.Func<Merge, Expr> source, HashSet<int> after)
    {
        HashSet<int> live = [.. after];
        OrderCopies(merges.Select(merge => (merge.Target, source(merge))).ToArray());
        foreach (Merge merge in merges)
        {
            Read(source(merge), live);
        }

        Walk(block, live);
        return live;
    }

    /// <summary>
    /// Around the loop lives what is read behind it and what the body reads from outside; the copies at the end of the
    /// body are made one after the other.
    /// </summary>
    private void Walk(Loop loop, HashSet<int> live)
    {
        foreach (Carried carried in loop.Carried)
        {
            Define(carried.Result, live);
        }

        OrderCopies(loop.Carried.Select(carried => (carried.Result, (Expr)new Ref(carried.Head))).ToArray());
        HashSet<int> around = [.. live];
        foreach (Value value in Uses.Of(loop))
        {
            around.Add(value.Id);
        }

        around.ExceptWith(Inside(loop));
        foreach (Carried carried in loop.Carried)
        {
            // What is read only before the first iteration does not live around the loop.
            foreach (Value value in carried.Init.References())
            {
                if (!live.Contains(value.Id) && !IsReadInside(loop, value))
                {
                    around.Remove(value.Id);
                }
            }
        }

        HashSet<int> inner = [.. around];
        OrderCopies(loop.Carried.Select(carried => (carried.Head, carried.Next)).ToArray());
        foreach (Carried carried in loop.Carried)
        {
            Read(carried.Next, inner);
        }

        Walk(loop.Body, inner);
        if (loop.Condition is not null)
        {
            Read(loop.Condition, inner);
        }

        foreach (Value head in loop.Heads)
        {
            Define(head, inner);
        }

        // A head is not read by the time the others get their first values.
        foreach (Carried carried in loop.Carried)
        {
            Define(carried.Head, around);
        }

        OrderCopies(loop.Carried.Select(carried => (carried.Head, carried.Init)).ToArray());
        live.UnionWith(around);
        foreach (Expr expr in loop.Carried.Select(carried => carried.Init).Concat(loop.Range is null ? [] : [loop.Range.From, loop.Range.Bound]))
        {
            Read(expr, live);
        }
    }

    private static HashSet<int> Inside(Loop loop)
    {
        HashSet<int> inside = [.. loop.Heads.Select(head => head.Id)];
        void visit(Block block)
        {
            foreach (Statement statement in block.Statements)
            {
                inside.UnionWith(statement.Targets.Select(target => target.Id));
                if (statement is Loop nested)
                {
                    inside.UnionWith(nested.Heads.Select(head => head.Id));
                }

                foreach (Block inner in statement.Blocks)
                {
                    visit(inner);
                }
            }
        }

        visit(loop.Body);
        return inside;
    }

    private static bool IsReadInside(Loop loop, Value value) =>
        loop.Body.Statements.SelectMany(Uses.Of)
            .Concat(loop.Carried.SelectMany(carried => carried.Next.References()))
            .Concat(loop.Condition?.References() ?? [])
            .Concat(loop.Range is null ? [] : loop.Range.Bound.References())
            .Any(read => read.Id == value.Id);

    /// <summary>
    /// Copies are made in order: a target must not be the source of a later one. A target that shares the variable of its
    /// own source is not copied at all.
    /// </summary>
    private void OrderCopies((Value Target, Expr Source)[] copies)
    {
        for (int i = 0; i < copies.Length; i++)
        {
            for (int j = i + 1; j < copies.Length; j++)
            {
                foreach (Value value in copies[j].Source.References().Where(value => !copies[i].Source.Equals(new Ref(value))))
                {
                    Conflict(copies[i].Target, value.Id);
                }
            }
        }
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
        foreach (List<Value> together in Together(group))
        {
            var variables = new List<Variable>();
            foreach (Value value in together.OrderBy(value => value.Id))
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

    /// <summary>The versions that belong to each other: one is handed over to the other, or is defined in a block around it.</summary>
    private List<List<Value>> Together(List<Value> group)
    {
        var sets = new List<List<Value>>();
        foreach (Value value in group)
        {
            List<List<Value>> near = sets.FindAll(set => set.Exists(other => AreNear(value, other)));
            sets.RemoveAll(near.Contains);
            sets.Add([.. near.SelectMany(set => set), value]);
        }

        return sets;
    }

    private bool AreNear(Value value, Value other)
    {
        if (_handedOver.Contains((System.Math.Min(value.Id, other.Id), System.Math.Max(value.Id, other.Id))))
        {
            return true;
        }

        (IReadOnlyList<Block> path, IReadOnlyList<Block> another) = (_paths[value.Id], _paths[other.Id]);
        return Scopes.Overlap(path, another);
    }
}
