using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>Takes the last iterations of a loop that counts down to a number out of it.</summary>
internal static class Peeling
{
    /// <summary>
    /// Whether the iterations can be written with a number for the counter: the compiler does not let pass what divides by
    /// zero or overflows where all of it is constant, even where it is not come to.
    /// </summary>
    public static bool IsPossible(Loop loop)
    {
        HashSet<int> inside = [.. Uses.Definitions(loop).Select(value => value.Id)];
        return !Uses.Expressions(loop).Any(expr => expr.Any(node => MayNotCompile(node, loop.Range!.Counter, inside)));
    }

    private static bool MayNotCompile(Expr node, Value counter, HashSet<int> inside)
    {
        bool mayBeConstant(Expr expr) => !expr.Any(part => part is Element or Call || (part is Ref { Value.Id: var id } && !inside.Contains(id)));
        return node.Type.Category == TypeCategory.Integer && node switch
        {
            Binary { Operator: BinaryOperator.Divide or BinaryOperator.Remainder } quotient => CounterOffset.Number(quotient.Right) is null or <= 0 && mayBeConstant(quotient.Right),
            Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } => CounterOffset.Of(node, counter) is null && mayBeConstant(node),
            Cast => mayBeConstant(node),
            _ => false,
        };
    }

    /// <param name="loop">The loop; it comes to the iterations for sure.</param>
    /// <param name="last">The last iteration that stays inside.</param>
    /// <param name="values">Makes new values.</param>
    public static (Loop Others, IReadOnlyList<Statement> Behind) Of(Loop loop, int last, FreshValues values)
    {
        CountedRange range = loop.Range!;
        var behind = new List<Statement>();
        for (int lowest = CounterOffset.Number(range.Bound)!.Value; lowest < last; lowest++)
        {
            loop = loop with { Range = loop.Range! with { Bound = new Const(TypeRef.Int, lowest + 1) } };
            (loop, IReadOnlyList<Statement> iteration) = Last(loop, lowest, values);
            behind.InsertRange(0, iteration);
        }

        return (loop, behind);
    }

    private static (Loop Others, IReadOnlyList<Statement> Iteration) Last(Loop loop, int counter, FreshValues values)
    {
        var places = new Dictionary<int, Expr> { [loop.Range!.Counter.Id] = new Const(TypeRef.Int, counter) };
        var carried = new List<Carried>();
        foreach (Carried entry in loop.Carried)
        {
            Value before = values.VersionOf(entry.Result);
            places.Add(entry.Head.Id, new Ref(before));
            carried.Add(entry with { Result = before });
        }

        Dictionary<int, Value> copies = values.For(loop.Body.Statements);
        Expr at(Expr expr) => expr.Substitute(places).Rewrite(Folded);
        List<Statement> iteration = [.. loop.Body.Renumber(copies).Statements.Select(statement => Substitution.Map(statement, (expr, _) => at(expr)))];
        iteration.AddRange(loop.Carried.Select(entry => new Let(loop.Section, entry.Result, at(entry.Next.Renumber(copies)))));
        return (loop with { Carried = carried.ToEquatableArray() }, iteration);
    }

    private static Expr Folded(Expr expr) =>
        expr is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Type.Name: "int" } sum && CounterOffset.Number(sum.Left) is { } left && CounterOffset.Number(sum.Right) is { } right
            ? new Const(TypeRef.Int, sum.Operator == BinaryOperator.Add ? left + right : left - right)
            : expr;
}
