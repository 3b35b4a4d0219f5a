using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Emit;

/// <content>Where variables are declared, and under which names.</content>
internal sealed partial class BodyEmitter
{
    private void NameVariables(string[] parameterNames)
    {
        for (int i = 0; i < _function.Parameters.Count; i++)
        {
            VariableAllocation.Variable variable = _variables.Of(_function.Parameters[i].Value);
            variable.Name = _namer.Take(parameterNames[i]);
            _declared.Add(variable);
        }

        foreach (VariableAllocation.Variable variable in _variables.Variables.OrderBy(variable => variable.First.Role is ValueRole.Local or ValueRole.Constant ? 0 : 1))
        {
            if (variable.Name.Length == 0)
            {
                variable.Name = _namer.Unique(variable.First.Name, ScopesOf(variable));
            }
        }
    }

    /// <summary>Finds for each variable the innermost block around all that is assigned to it.</summary>
    private void FindHomes(Block block, IReadOnlyList<Block> path)
    {
        IReadOnlyList<Block> here = [.. path, block];
        foreach (Statement statement in block.Statements)
        {
            if (statement is Loop loop)
            {
                foreach (Carried carried in loop.Carried)
                {
                    AddHome(carried.Head, here);
                }

                if (loop.Range is { Counter: var counter })
                {
                    AddScope(counter, [.. here, loop.Body]);
                }
            }

            foreach (Block inner in statement.Blocks)
            {
                FindHomes(inner, here);
            }

            foreach (Value target in statement.Targets)
            {
                AddHome(target, here);
            }
        }
    }

    private readonly Dictionary<VariableAllocation.Variable, IReadOnlyList<Block>> _paths = [];

    /// <summary>The loops in the headers of which a counter is declared.</summary>
    private readonly Dictionary<VariableAllocation.Variable, List<IReadOnlyList<Block>>> _counters = [];

    private void AddScope(Value counter, IReadOnlyList<Block> path)
    {
        VariableAllocation.Variable variable = _variables.Of(counter);
        if (!_counters.TryGetValue(variable, out List<IReadOnlyList<Block>>? scopes))
        {
            _counters.Add(variable, scopes = []);
        }

        scopes.Add(path);
    }

    /// <summary>The blocks in which a variable is known; a parameter is known everywhere.</summary>
    private IReadOnlyList<IReadOnlyList<Block>> ScopesOf(VariableAllocation.Variable variable) =>
    [
        .. _counters.TryGetValue(variable, out List<IReadOnlyList<Block>>? scopes) ? scopes : [],
        .. _paths.TryGetValue(variable, out IReadOnlyList<Block>? home) ? [home] : Array.Empty<IReadOnlyList<Block>>(),
    ];

    private void AddHome(Value value, IReadOnlyList<Block> path)
    {
        VariableAllocation.Variable variable = _variables.Of(value);
        IReadOnlyList<Block> common = _paths.TryGetValue(variable, out IReadOnlyList<Block>? earlier)
            ? earlier.Zip(path, (left, right) => (left, right)).TakeWhile(pair => ReferenceEquals(pair.left, pair.right)).Select(pair => pair.left).ToArray()
            : path;
        _paths[variable] = common;
        _homes[variable] = common[common.Count - 1];
    }

    /// <summary>The variables that live in this block and are first assigned deeper in this statement.</summary>
    private IEnumerable<VariableAllocation.Variable> DeclaredAhead(Statement statement, Block block)
    {
        if (statement.Blocks.Count == 0)
        {
            return [];
        }

        HashSet<VariableAllocation.Variable> heads = [.. ((statement as Loop)?.Carried ?? []).Select(carried => _variables.Of(carried.Head))];
        return AllTargets(statement)
            .Select(_variables.Of)
            .Distinct()
            .Where(variable => !_declared.Contains(variable)
                && !heads.Contains(variable)
                && ReferenceEquals(_homes[variable], block)
                && !IsOnlyResult(statement, variable));
    }

    private void DeclareAhead(Statement statement, Block block)
    {
        foreach (VariableAllocation.Variable variable in DeclaredAhead(statement, block).ToArray())
        {
            _declared.Add(variable);
            Merge? merge = (statement as If)?.Merges.FirstOrDefault(candidate => _variables.Of(candidate.Target) == variable);
            string initial = merge is null ? string.Empty : Initial(merge, variable, (If)statement);
            _writer.Line(variable.First.Type.Name + " " + variable.Name + initial + ";");
        }
    }

    /// <summary>What one side only sets to a constant is set before the branch.</summary>
    private string Initial(Merge merge, VariableAllocation.Variable variable, If branch)
    {
        foreach ((Expr source, Block side) in new[] { (merge.Else, branch.Else), (merge.Then, branch.Then) })
        {
            bool isFixed = source is Const || (source is Ref && branch.Else.IsEmpty && ReferenceEquals(side, branch.Else));
            if (isFixed && !IsSame(source, variable) && !Targets(side).Any(target => _variables.Of(target) == variable))
            {
                _initialized.Add((merge, source));
                if (merge.Then.Equals(source) && !Targets(branch.Then).Any(target => _variables.Of(target) == variable))
                {
                    _initialized.Add((merge, merge.Then));
                }

                return " = " + _printer.Print(source);
            }
        }

        return string.Empty;
    }

    private static IEnumerable<Value> Targets(Block block) => block.Statements.SelectMany(AllTargets);

    /// <summary>Everything that a statement assigns, nested statements included.</summary>
    private static IEnumerable<Value> AllTargets(Statement statement) => statement.Blocks
        .SelectMany(Targets)
        .Concat((statement as Loop)?.Carried.Select(carried => carried.Head) ?? [])
        .Concat(statement.Targets);

    /// <summary>What a loop hands out under another name is declared behind it.</summary>
    private bool IsOnlyResult(Statement statement, VariableAllocation.Variable variable) =>
        statement is Loop loop && !Targets(loop.Body).Any(target => _variables.Of(target) == variable);
}
