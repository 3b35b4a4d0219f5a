using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// A ref local of an element that is not there throws where it is declared: the element is read there, and what is read is
/// dropped. That is left out where the element is read or written next anyway.
/// </summary>
internal static class ReferenceChecks
{
    public static Function Apply(Function function)
    {
        Expr[] results = [.. function.Results.Select(result => result.Expression)];
        return function with { Body = Shortened(function.Body, results) };
    }

    private static Block Shortened(Block block, IReadOnlyList<Expr> next)
    {
        var kept = new List<Statement>();
        for (int i = 0; i < block.Statements.Count; i++)
        {
            Statement statement = block.Statements[i];
            if (statement is not Effect { Expression: Element checkedHere } || !IsReached(checkedHere, block, i + 1, next))
            {
                kept.Add(statement.Blocks.Count == 0 ? statement : statement.WithBlocks([.. statement.Blocks.Select(inner => Shortened(inner, []))]));
            }
        }

        return kept.Count == 0 ? Block.Empty : new Block(kept.ToEquatableArray());
    }

    /// <summary>Whether an element is read or written, whatever happens, before anything else is done that can be seen.</summary>
    private static bool IsReached(Element element, Block block, int start, IReadOnlyList<Expr> next)
    {
        for (int i = start; i < block.Statements.Count; i++)
        {
            Statement statement = block.Statements[i];
            if (statement is Store { Target: var target } && IsSame(target, element))
            {
                return true;
            }

            if (statement is not (Loop or Invoke or Bulk) && statement.Expressions.Any(expr => Evaluates(expr, element)))
            {
                return true;
            }

            if (statement is not (Let { IsPinned: false } or Effect { Expression: Element }))
            {
                return false;
            }
        }

        return next.Any(expr => Evaluates(expr, element));
    }

    private static bool IsSame(Element one, Element other) => one.Children.Equals(other.Children);

    /// <summary>Whether an expression reads an element for certain.</summary>
    private static bool Evaluates(Expr expr, Element element) => expr switch
    {
        Element read when IsSame(read, element) => true,
        Conditional conditional => Evaluates(conditional.Condition, element),
        Binary { Operator: BinaryOperator.AndAlso or BinaryOperator.OrElse } binary => Evaluates(binary.Left, element),
        Call { Function.Style: CallStyle.Text } => false,
        _ => expr.Children.Any(child => Evaluates(child, element)),
    };
}
