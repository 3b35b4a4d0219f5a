using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// Which values depend on active parameters in a differentiable way. Comparisons, integers and shapes never do: what is
/// computed from them alone is a constant to the derivative.
/// </summary>
internal sealed class Activity
{
    private readonly HashSet<int> _active = [];

    /// <summary>The arrays and stacks that keep an active value.</summary>
    private readonly HashSet<int> _keepers = [];

    /// <summary>Whether what is saved here is active.</summary>
    public bool IsKeptActive(Value saved) => _keepers.Contains(saved.Id);

    public void Mark(Value value)
    {
        if (value.Type.IsDifferentiable)
        {
            _active.Add(value.Id);
        }
    }

    public bool IsActive(Value value) => _active.Contains(value.Id);

    public bool IsActive(Expr expr)
    {
        Stack.Guard();
        if (expr is Ref reference)
        {
            return IsActive(reference.Value);
        }

        if (!expr.Type.IsDifferentiable)
        {
            return false;
        }

        if (SavedFunctions.ReadFrom(expr) is { } saved)
        {
            return IsKeptActive(saved);
        }

        if (expr is Conditional conditional)
        {
            return IsActive(conditional.WhenTrue) || IsActive(conditional.WhenFalse);
        }

        for (int i = 0; i < expr.Children.Count; i++)
        {
            if (IsActiveOperand(expr, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a derivative flows from a node into one of its operands.</summary>
    public bool IsActiveOperand(Expr expr, int operand) =>
        !(expr is Call call && operand < call.Function.Parameters.Count && call.Function.Parameters[operand].IsNoGrad)
        && IsActive(expr.Children[operand]);

    /// <summary>The activity of all values of a function, from its parameters on.</summary>
    public static Activity Of(Function function)
    {
        var activity = new Activity();
        foreach (Parameter parameter in function.Parameters)
        {
            if (parameter.IsActive)
            {
                activity.Mark(parameter.Value);
            }
        }

        activity.Visit(function.Body);
        return activity;
    }

    private void Visit(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            Visit(statement);
        }
    }

    private void Visit(Statement statement)
    {
        switch (statement)
        {
            case Let let when (!let.IsPinned || SavedFunctions.IsPop(let.Expression)) && IsActive(let.Expression):
                Mark(let.Target);
                break;
            case Save save when IsActive(save.Value):
                _keepers.Add(save.Saved.Id);
                break;
            case If branch:
                Visit(branch.Then);
                Visit(branch.Else);
                foreach (Merge merge in branch.Merges.Where(merge => IsActive(merge.Then) || IsActive(merge.Else)))
                {
                    Mark(merge.Target);
                }

                break;
            case Loop loop:
                Visit(loop);
                break;
        }
    }

    /// <summary>What the body makes active may make more of it active the next time round.</summary>
    private void Visit(Loop loop)
    {
        int known;
        do
        {
            known = _active.Count;
            foreach (Carried carried in loop.Carried.Where(carried => IsActive(carried.Init) || IsActive(carried.Next)))
            {
                Mark(carried.Head);
                Mark(carried.Result);
            }

            Visit(loop.Body);
        }
        while (_active.Count > known);
    }
}
