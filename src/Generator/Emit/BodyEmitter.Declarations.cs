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
                variable.Name = _namer.Unique(variable.First.Name, _variables.ScopesOf(variable));
            }
        }
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
                && ReferenceEquals(HomeOf(variable), block)
                && !IsOnlyResult(statement, variable));
    }

    private Block? HomeOf(VariableAllocation.Variable variable) => _variables.HomeOf(variable) is { Count: > 0 } path ? path[path.Count - 1] : null;

    private void DeclareAhead(Statement statement, Block block)
    {
        foreach (VariableAllocation.Variable variable in DeclaredAhead(statement, block).ToArray())
        {
            _declared.Add(variable);
            Merge? merge = (statement as If)?.Merges.FirstOrDefault(candidate => _variables.Of(candidate.Target) == variable);
            string initial = merge is null ? string.Empty : Initial(merge, variable, (If)statement);
            _writer.Line(Scope(variable) + variable.First.Type.Name + " " + variable.Name + initial + ";");
        }
    }

    /// <summary>
    /// A span that may refer to memory on the stack is declared so that it cannot leave the method, where its first value
    /// does not say so.
    /// </summary>
    private string Scope(VariableAllocation.Variable variable, Expr? initial = null) =>
        variable.Versions.Exists(_onStack.Is) && (initial is null || !_onStack.Is(initial)) ? "scoped " : string.Empty;

    /// <summary>What one side only sets to a constant is set before the branch.</summary>
    private string Initial(Merge merge, VariableAllocation.Variable variable, If branch)
    {
        bool isAssigned(Block side) => Targets(side).Any(target => _variables.Of(target) == variable);
        foreach (bool isThen in new[] { false, true })
        {
            Expr source = isThen ? merge.Then : merge.Else;
            bool isFixed = source is Const || (source is Ref && branch.Else.IsEmpty && !isThen);
            if (isFixed && !IsSame(source, variable) && !isAssigned(isThen ? branch.Then : branch.Else))
            {
                _initialized.Add((merge, isThen));
                if (merge.Then.Equals(source) && !isAssigned(branch.Then))
                {
                    _initialized.Add((merge, true));
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
