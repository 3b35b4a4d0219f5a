using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// Which values the result of a method may change with in a differentiable way, found backwards from the result. Errs on
/// the side of influence: what a statement does that is not known here counts as reaching the result.
/// </summary>
internal sealed class Influence
{
    private readonly Dictionary<int, List<Expr>> _sources = [];
    private readonly HashSet<int> _reaching = [];
    private readonly Stack<Value> _open = new();
    private readonly Func<Call, int, bool> _isZero;

    private Influence(Func<Call, int, bool> isZero) => _isZero = isZero;

    /// <param name="function">The method as the user wrote it.</param>
    /// <param name="isZero">Whether the derivative of a call with respect to one of its arguments is zero everywhere.</param>
    public static Influence Of(Function function, Func<Call, int, bool> isZero)
    {
        var influence = new Influence(isZero);
        influence.Collect(function.Body);
        foreach (Result result in function.Results)
        {
            influence.Reach(result.Expression);
        }

        influence.Close();
        return influence;
    }

    public bool Reaches(Value value) => _reaching.Contains(value.Id);

    private void Collect(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            Collect(statement);
            foreach (Block nested in statement.Blocks)
            {
                Collect(nested);
            }
        }
    }

    private void Collect(Statement statement)
    {
        switch (statement)
        {
            case Let let:
                AddSources(let.Target, let.Expression);
                break;
            case If branch:
                foreach (Merge merge in branch.Merges)
                {
                    AddSources(merge.Target, merge.Then, merge.Else);
                }

                break;
            case Loop loop:
                foreach (Carried carried in loop.Carried)
                {
                    AddSources(carried.Head, carried.Init, carried.Next);
                    AddSources(carried.Result, carried.Init, carried.Next);
                }

                break;
            case Throw or Comment:
                break;
            default:
                foreach (Value value in statement.Expressions.SelectMany(expr => expr.References()))
                {
                    Reach(value);
                }

                break;
        }
    }

    private void AddSources(Value target, params Expr[] sources)
    {
        if (!_sources.TryGetValue(target.Id, out List<Expr>? known))
        {
            _sources.Add(target.Id, known = []);
        }

        known.AddRange(sources);
    }

    private void Close()
    {
        while (_open.Count > 0)
        {
            if (_sources.TryGetValue(_open.Pop().Id, out List<Expr>? sources))
            {
                sources.ForEach(Reach);
            }
        }
    }

    private void Reach(Value value)
    {
        if (_reaching.Add(value.Id))
        {
            _open.Push(value);
        }
    }

    private void Reach(Expr expr)
    {
        Stack.Guard();
        if (expr is Ref reference)
        {
            Reach(reference.Value);
            return;
        }

        if (expr.Type.Category is TypeCategory.Bool or TypeCategory.Integer or TypeCategory.TensorShape)
        {
            return;
        }

        EquatableArray<Expr> children = expr.Children;
        for (int i = expr is Conditional ? 1 : 0; i < children.Count; i++)
        {
            if (expr is not Call call || !_isZero(call, i))
            {
                Reach(children[i]);
            }
        }
    }
}
