using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// Names what is computed more than once and is worth it: inside the backward pass from a few operations on, across the
/// passes only what is dear.
/// </summary>
internal sealed class CommonSubexpressions
{
    private readonly Dictionary<Expr, Occurrence> _occurrences = [];

    private sealed class Occurrence
    {
        public int Count { get; set; }

        /// <summary>The first statement that computes it, perhaps only on some paths.</summary>
        public int First { get; set; } = -1;

        /// <summary>Whether some statement computes it for sure.</summary>
        public bool IsCertain { get; set; }

        public bool IsInForward { get; set; }

        public bool IsShaped { get; set; }
    }

    public static Function Apply(Function function)
    {
        int limit = function.Body.Statements.Count + 8;
        for (int round = 0; round < limit; round++)
        {
            if (new CommonSubexpressions().Step(function) is not { } next)
            {
                break;
            }

            function = next;
        }

        return function;
    }

    private Function? Step(Function function)
    {
        EquatableArray<Statement> statements = function.Body.Statements;
        for (int i = 0; i < statements.Count; i++)
        {
            foreach (Expr expr in Uses.Expressions(statements[i]))
            {
                Count(expr, i, statements[i].Section, isCertain: statements[i] is not If, isRoot: true);
            }
        }

        foreach (Result result in function.Results)
        {
            Count(result.Expression, statements.Count, Section.Backward, isCertain: true, isRoot: true);
        }

        Expr? best = _occurrences
            .Where(entry => IsWorthAName(entry.Key, entry.Value))
            .OrderByDescending(entry => entry.Key.Size)
            .ThenBy(entry => entry.Value.First)
            .Select(entry => entry.Key)
            .FirstOrDefault();
        return best is null ? null : Name(function, best, _occurrences[best]);
    }

    private void Count(Expr expr, int position, Section section, bool isCertain, bool isRoot)
    {
        Stack.Guard();
        if (expr.Children.Count == 0)
        {
            return;
        }

        if (!_occurrences.TryGetValue(expr, out Occurrence? occurrence))
        {
            _occurrences.Add(expr, occurrence = new Occurrence());
        }

        occurrence.Count++;
        occurrence.IsInForward |= section == Section.Forward;
        occurrence.IsCertain |= isCertain;
        if (occurrence.First < 0)
        {
            occurrence.First = position;
        }

        bool isShape = expr is Call { Function.Name: FunctionTable.Shape };
        for (int i = 0; i < expr.Children.Count; i++)
        {
            bool isCertainChild = isCertain && !(expr is Conditional && i > 0) && !(expr is Binary { Operator: BinaryOperator.AndAlso or BinaryOperator.OrElse } && i > 0);
            Count(expr.Children[i], position, section, isCertainChild, isRoot: false);
            if (isShape && expr.Children[i].Children.Count > 0)
            {
                _occurrences[expr.Children[i]].IsShaped = true;
            }
        }
    }

    private static bool IsWorthAName(Expr expr, Occurrence occurrence) =>
        occurrence.Count > 1
        && occurrence.IsCertain
        && expr.Type.IsDifferentiable
        && !expr.Any(node => node is Call { Function.IsPure: false })
        && (occurrence.IsShaped || Cost.Of(expr) >= (occurrence.IsInForward ? Cost.Dear : Cost.WorthAName));

    private static Function Name(Function function, Expr expr, Occurrence occurrence)
    {
        bool isDerivative = expr.Any(node => node is Ref { Value.IsDerivative: true });
        string name = Derivatives.NameOf(expr);
        var value = new Value(
            function.NextId,
            isDerivative ? Prefix(expr) + Derivatives.Pascal(name) : name,
            expr.Type,
            isDerivative ? ValueRole.DerivativeTemporary : ValueRole.Temporary,
            function.NextId);
        var reference = new Ref(value);
        Function named = function.Map((candidate, _) => candidate.Replace(node => node.Equals(expr) ? reference : null));
        List<Statement> statements = [.. named.Body.Statements];
        Section section = occurrence.First < statements.Count ? statements[occurrence.First].Section : Section.Backward;
        statements.Insert(occurrence.First, new Let(section, value, expr));
        return named with { Body = new Block(statements.ToEquatableArray()), NextId = function.NextId + 1 };
    }

    private static string Prefix(Expr expr)
    {
        Value first = expr.References().First(value => value.IsDerivative);
        return first.Name.StartsWith("tangent", System.StringComparison.Ordinal) ? "tangent" : "grad";
    }
}
