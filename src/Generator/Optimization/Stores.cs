using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// What is written to one element of a gradient is written at once, where nothing between looks at it: two summands as one
/// sum, zero and a summand as the summand. What is added to an element that is taken and cleared next is added to what is
/// taken.
/// </summary>
internal sealed class Stores
{
    private readonly Aliasing _aliasing;

    private Stores(Function function) => _aliasing = Aliasing.Of(function);

    public static Function Apply(Function function) =>
        function.Body.All().Any(IsOfDerivative) ? function with { Body = new Stores(function).Visit(function.Body) } : function;

    private Block Visit(Block block)
    {
        var statements = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            Statement visited = statement.WithBlocks(statement.Blocks.Select(Visit).ToArray());
            if (visited is Store store && IsOfDerivative(store))
            {
                if (!store.Value.Equals(store.Target))
                {
                    Add(statements, store with { Value = Increment.Of(store) });
                }
            }
            else
            {
                statements.Add(visited);
            }
        }

        return new Block(statements.ToEquatableArray());
    }

    private static bool IsOfDerivative(Statement statement) => statement is Store { Section: not Section.Forward };

    private void Add(List<Statement> statements, Store store)
    {
        if (ElementSum.Of(store) is { } sum && !_aliasing.Touches(sum.Right, _aliasing.ClassOf(store.Target.Memory)) && Earlier(statements, statements.Count, store.Target) is >= 0 and var at)
        {
            var first = (Store)statements[at];
            if (Merged(first, store, sum) is { } merged && MayMove(first, statements.Skip(at + 1)))
            {
                Quotes.Remove(statements, at, statements.Count);
                store = merged;
            }
        }
        else if (store.Value is Const
            && statements.Count > 0
            && statements[statements.Count - 1] is Let { Section: not Section.Forward } taken
            && taken.Expression.Equals(store.Target)
            && Earlier(statements, statements.Count - 1, store.Target) is >= 0 and var before
            && ElementSum.Of((Store)statements[before]) is { } added
            && MayMove((Store)statements[before], statements.Skip(before + 1)))
        {
            statements[statements.Count - 1] = taken with { Expression = new Binary(added.Operator, taken.Expression, added.Right, added.Type) };
            Quotes.Remove(statements, before, statements.Count);
        }

        statements.Add(store);
    }

    private static Store? Merged(Store first, Store second, Binary sum)
    {
        if (first.Value.IsConstant(0))
        {
            return second with { Value = ElementSum.Summand(sum) };
        }

        Binary? earlier = ElementSum.Of(first);
        return earlier is not null || first.Value is not Element ? second with { Value = Joined(first, earlier, sum) } : null;
    }

    /// <summary>The sum of what both write, as one summand where it is added to what is there.</summary>
    private static Binary Joined(Store first, Binary? earlier, Binary sum) => earlier is null
        ? new Binary(sum.Operator, first.Value, sum.Right, sum.Type)
        : new Binary(
            earlier.Operator,
            earlier.Left,
            new Binary(earlier.Operator == sum.Operator ? BinaryOperator.Add : BinaryOperator.Subtract, earlier.Right, sum.Right, sum.Type),
            sum.Type);

    /// <summary>Where the same element was written before, and nothing since has looked at the memory; -1 where there is no such place.</summary>
    private int Earlier(List<Statement> statements, int end, Element target)
    {
        int memory = _aliasing.ClassOf(target.Memory);
        bool isAddedTo = false;
        for (int i = end - 1; i >= 0; i--)
        {
            if (statements[i] is Store { Section: not Section.Forward } store && _aliasing.ClassOf(store.Target.Memory) == memory)
            {
                // Sums to other elements, or to the same by another name, may come in any order.
                bool isSum = ElementSum.Of(store) is { } sum && !_aliasing.Touches(sum.Right, memory);
                if (store.Target.Equals(target))
                {
                    return isSum || (!isAddedTo && !_aliasing.Touches(store.Value, memory)) ? i : -1;
                }

                if (!isSum)
                {
                    return -1;
                }

                isAddedTo = true;
                continue;
            }

            if (memory == Aliasing.External || Uses.Expressions(statements[i]).Any(expr => _aliasing.Touches(expr, memory)))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>Whether what a statement adds is the same behind others.</summary>
    private bool MayMove(Store store, IEnumerable<Statement> behind)
    {
        Expr value = ElementSum.Of(store)?.Right ?? store.Value;
        if (value.IsImpure())
        {
            return false;
        }

        var read = new HashSet<int>();
        foreach (Expr expr in store.Target.Children.Skip(1).Append(value))
        {
            expr.Visit(node =>
            {
                if (node is Element { Stability: Stability.Volatile } element)
                {
                    read.Add(_aliasing.ClassOf(element.Memory));
                }
            });
        }

        return read.Count == 0 || behind.All(statement => statement is Comment or Let { IsPinned: false } || (statement is Store other && !read.Contains(_aliasing.ClassOf(other.Target.Memory))));
    }
}
