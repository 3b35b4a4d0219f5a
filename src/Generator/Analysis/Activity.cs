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

    /// <summary>The classes of memory that derivatives flow through; null while a method is parsed, where all of it may be.</summary>
    private Aliasing? _aliasing;

    private readonly HashSet<int> _activeMemory = [];

    public void Mark(Value value)
    {
        if (value.Type.HasShadow && _aliasing is not null)
        {
            _activeMemory.Add(_aliasing.ClassOf(value));
        }
        else if (value.Type.CarriesDerivative)
        {
            _active.Add(value.Id);
        }
    }

    public bool IsActive(Value value) =>
        value.Type.IsResiduals || _active.Contains(value.Id) || (value.Type.HasShadow && _aliasing is not null && _activeMemory.Contains(_aliasing.ClassOf(value)));

    public bool IsActive(Expr expr)
    {
        Stack.Guard();
        if (expr is Ref reference)
        {
            return IsActive(reference.Value);
        }

        if (expr is Aggregate aggregate)
        {
            return aggregate.Items.Any(IsActive);
        }

        if (!expr.Type.CarriesDerivative || expr is Element { CarriesDerivative: false })
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
        var activity = new Activity { _aliasing = Aliasing.Of(function) };
        foreach (Parameter parameter in function.Parameters)
        {
            if (parameter.IsActive)
            {
                activity.Mark(parameter.Value);
            }
        }

        int known;
        do
        {
            // What is stored makes memory active that was read before.
            known = activity.Count;
            activity.Visit(function.Body);
        }
        while (activity.Count > known);
        return activity;
    }

    /// <summary>Learns what further statements make active.</summary>
    public void Follow(Block block)
    {
        int known;
        do
        {
            known = Count;
            Visit(block);
        }
        while (Count > known);
    }

    private int Count => _active.Count + _activeMemory.Count;

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
            case Let { Target: { Type.Item.CarriesDerivative: true } stack } let when ResidualFunctions.IsRead(let.Expression):
                // What the two parts of a method keep and take back is active in both, or in neither.
                _keepers.Add(stack.Id);
                break;
            case Let let when _aliasing is null && let.Target.Type.HasShadow:
                Mark(let.Target);
                break;
            case Let let when (!let.IsPinned || SavedFunctions.IsPop(let.Expression)) && IsActive(let.Expression):
                Mark(let.Target);
                break;
            case Save save when IsActive(save.Value):
                _keepers.Add(save.Saved.Id);
                break;
            case Store store when IsActive(store.Value):
                MarkMemory(store.Target);
                break;
            case Invoke { Callee.Key.Length: 0 } generated:
                // What another assembly generated may give anything; it is not differentiated again.
                generated.Results.ToList().ForEach(Mark);
                generated.Arguments.Where(argument => argument.Type.HasShadow).ToList().ForEach(MarkMemory);
                break;
            case Invoke invoke when invoke.Arguments.Where((argument, i) => invoke.Callee.Parameters[i].IsActive && IsActive(argument)).Any():
                invoke.Results.ToList().ForEach(Mark);
                foreach (Expr memory in invoke.Arguments.Where((argument, i) => invoke.Callee.Parameters[i].IsWritten && argument.Type.HasShadow))
                {
                    MarkMemory(memory);
                }

                break;
            case Bulk { Kind: BulkKind.Push, Target: Ref stack, Source: { } pushed }:
                if (IsActive(pushed))
                {
                    _keepers.Add(stack.Value.Id);
                }

                break;
            case Bulk { Source: { } source } bulk when IsActive(source):
                MarkMemory(bulk.Target);
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

    private void MarkMemory(Expr memory)
    {
        if (_aliasing is not null)
        {
            _activeMemory.Add(_aliasing.ClassOf(memory));
        }
    }

    /// <summary>What the body makes active may make more of it active the next time round.</summary>
    private void Visit(Loop loop)
    {
        int known;
        do
        {
            known = Count;
            foreach (Carried carried in loop.Carried.Where(carried => IsActive(carried.Init) || IsActive(carried.Next)))
            {
                Mark(carried.Head);
                Mark(carried.Result);
            }

            Visit(loop.Body);
        }
        while (Count > known);
    }
}
