using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace AutoDiffGen.Generator.Ir;

/// <summary>Walks over expression trees.</summary>
internal static class ExprExtensions
{
    /// <summary>Rebuilds the tree from the leaves up: every node is replaced by what <paramref name="map"/> makes of it.</summary>
    public static Expr Rewrite(this Expr expr, Func<Expr, Expr> map)
    {
        Stack.Guard();
        EquatableArray<Expr> children = expr.Children;
        if (children.Count == 0)
        {
            return map(expr);
        }

        ImmutableArray<Expr>.Builder rewritten = ImmutableArray.CreateBuilder<Expr>(children.Count);
        foreach (Expr child in children)
        {
            rewritten.Add(child.Rewrite(map));
        }

        return map(expr.With(new EquatableArray<Expr>(rewritten.MoveToImmutable())));
    }

    /// <summary>
    /// Rebuilds the tree from the root down: where <paramref name="map"/> gives a node, it is taken as it is; else the
    /// children are visited.
    /// </summary>
    public static Expr Replace(this Expr expr, Func<Expr, Expr?> map)
    {
        Stack.Guard();
        if (map(expr) is { } replacement)
        {
            return replacement;
        }

        EquatableArray<Expr> children = expr.Children;
        if (children.Count == 0)
        {
            return expr;
        }

        ImmutableArray<Expr>.Builder rewritten = ImmutableArray.CreateBuilder<Expr>(children.Count);
        foreach (Expr child in children)
        {
            rewritten.Add(child.Replace(map));
        }

        return expr.With(new EquatableArray<Expr>(rewritten.MoveToImmutable()));
    }

    /// <summary>Visits every node, parents first.</summary>
    public static void Visit(this Expr expr, Action<Expr> visit)
    {
        Stack.Guard();
        visit(expr);
        foreach (Expr child in expr.Children)
        {
            child.Visit(visit);
        }
    }

    /// <summary>Whether any node satisfies the condition.</summary>
    public static bool Any(this Expr expr, Func<Expr, bool> condition)
    {
        Stack.Guard();
        if (condition(expr))
        {
            return true;
        }

        foreach (Expr child in expr.Children)
        {
            if (child.Any(condition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The values that an expression reads, each use once, from left to right.</summary>
    public static IEnumerable<Value> References(this Expr expr)
    {
        var found = new List<Value>();
        expr.Visit(node =>
        {
            if (node is Ref reference)
            {
                found.Add(reference.Value);
            }
        });
        return found;
    }

    /// <summary>Whether evaluating an expression again may do something else, or give another value.</summary>
    public static bool IsImpure(this Expr expr) => expr.Any(node => node is Call { Function.IsPure: false });

    public static bool IsConstant(this Expr expr, double number) => expr is Const constant && constant.Is(number);
}
