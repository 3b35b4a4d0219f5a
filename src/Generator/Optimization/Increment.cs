using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>Writes what is added to an element as an increment of it: <c>x[i] - a + b</c> as <c>x[i] + (b - a)</c>.</summary>
internal static class Increment
{
    /// <summary>The value of a store, the element first where it is one of the summands.</summary>
    public static Expr Of(Store store)
    {
        var terms = new List<(bool IsPositive, Expr Term)>();
        Flatten(store.Value, isPositive: true, terms);
        int element = terms.FindIndex(term => term.IsPositive && term.Term.Equals(store.Target));
        if (element < 0 || terms.Count < 2)
        {
            return store.Value;
        }

        Expr target = terms[element].Term;
        terms.RemoveAt(element);
        int first = terms.FindIndex(term => term.IsPositive);
        bool isAdded = first >= 0;
        (bool IsPositive, Expr Term) leading = terms[isAdded ? first : 0];
        terms.RemoveAt(isAdded ? first : 0);
        Expr sum = terms.Aggregate(leading.Term, (left, right) => right.IsPositive == isAdded ? Algebra.Add(left, right.Term) : Algebra.Subtract(left, right.Term));
        return isAdded ? Algebra.Add(target, sum) : Algebra.Subtract(target, sum);
    }

    private static void Flatten(Expr expr, bool isPositive, List<(bool, Expr)> terms)
    {
        Stack.Guard();
        if (expr is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Type.IsFloating: true } sum)
        {
            Flatten(sum.Left, isPositive, terms);
            Flatten(sum.Right, sum.Operator == BinaryOperator.Add ? isPositive : !isPositive, terms);
        }
        else
        {
            terms.Add((isPositive, expr));
        }
    }
}
