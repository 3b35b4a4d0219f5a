using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>
/// Names what is computed more than once and is worth it: inside the backward pass from a few operations on, across the
/// passes only what is dear. Works block by block, so that a name never leaves the branch or loop it is needed in.
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
        int nextId = function.NextId;
        (Block body, IReadOnlyList<Expr> results) = Visit(function.Body, function.Results.Select(result => result.Expression).ToArray(), ref nextId);
        return function with
        {
            Body = body,
            Results = function.Results.Select((result, i) => result with { Expression = results[i] }).ToEquatableArray(),
            NextId = nextId,
        };
    }

    /// <summary>Names inside the nested blocks, then inside this one.</summary>
    /// <param name="block">The block.</param>
    /// <param name="results">Expressions that are evaluated behind it.</param>
    /// <param name="nextId">The first unused value id.</param>
    private static (Block Block, IReadOnlyList<Expr> Results) Visit(Block block, IReadOnlyList<Expr> results, ref int nextId)
    {
        var statements = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            statements.Add(Nested(statement, ref nextId));
        }

        var pass = new CommonSubexpressions();
        pass.CountAll(statements, results);
        return pass.Name(statements, results, ref nextId);
    }

    private static Statement Nested(Statement statement, ref int nextId)
    {
        switch (statement)
        {
            case If branch:
                (Block then, IReadOnlyList<Expr> thenValues) = Visit(branch.Then, branch.Merges.Select(merge => merge.Then).ToArray(), ref nextId);
                (Block other, IReadOnlyList<Expr> elseValues) = Visit(branch.Else, branch.Merges.Select(merge => merge.Else).ToArray(), ref nextId);
                return branch with
                {
                    Then = then,
                    Else = other,
                    Merges = branch.Merges.Select((merge, i) => new Merge(merge.Target, thenValues[i], elseValues[i])).ToEquatableArray(),
                };
            case Loop loop:
                (Block body, IReadOnlyList<Expr> next) = Visit(loop.Body, loop.Carried.Select(carried => carried.Next).ToArray(), ref nextId);
                return loop with
                {
                    Body = body,
                    Carried = loop.Carried.Select((carried, i) => carried with { Next = next[i] }).ToEquatableArray(),
                };
            default:
                return statement;
        }
    }

    private void CountAll(List<Statement> statements, IReadOnlyList<Expr> results)
    {
        for (int i = 0; i < statements.Count; i++)
        {
            foreach (Expr expr in Uses.Expressions(statements[i]))
            {
                Count(expr, i, statements[i].Section, isCertain: statements[i] is Let or Effect or Save or Store);
            }
        }

        Section last = statements.Count > 0 ? statements[statements.Count - 1].Section : Section.Backward;
        foreach (Expr result in results)
        {
            Count(result, statements.Count, last, isCertain: true);
        }
    }

    private void Count(Expr expr, int position, Section section, bool isCertain)
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
            bool isConditional = i > 0 && expr is Conditional or Binary { Operator: BinaryOperator.AndAlso or BinaryOperator.OrElse };
            Count(expr.Children[i], position, section, isCertain && !isConditional);
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
        && (occurrence.IsShaped || Cost.Of(expr) >= (occurrence.IsInForward ? Cost.Dear : Cost.WorthAName))
        && Element.IsFixed(expr)
        && !expr.IsImpure();

    /// <summary>
    /// Names the largest first. What stands inside of a named expression is computed once then, however often the whole
    /// occurs, and counts that often less.
    /// </summary>
    private (Block Block, IReadOnlyList<Expr> Results) Name(List<Statement> statements, IReadOnlyList<Expr> results, ref int nextId)
    {
        var named = new Dictionary<Expr, Value>();
        var order = new List<(Expr Expr, Occurrence Occurrence)>();
        foreach (KeyValuePair<Expr, Occurrence> entry in _occurrences.Where(entry => entry.Value.Count > 1).OrderByDescending(entry => entry.Key.Size).ThenBy(entry => entry.Value.First).ToArray())
        {
            (Expr expr, Occurrence occurrence) = (entry.Key, entry.Value);
            if (!IsWorthAName(expr, occurrence))
            {
                continue;
            }

            int saved = occurrence.Count - 1;
            foreach (Expr child in expr.Children)
            {
                child.Visit(node =>
                {
                    if (_occurrences.TryGetValue(node, out Occurrence? inner))
                    {
                        inner.Count -= saved;
                    }
                });
            }

            named.Add(expr, NewValue(expr, nextId++));
            order.Add((expr, occurrence));
        }

        if (named.Count == 0)
        {
            return (new Block(statements.ToEquatableArray()), results);
        }

        Expr replace(Expr candidate) => candidate.Replace(node => named.TryGetValue(node, out Value? value) ? new Ref(value) : null);
        Expr define(Expr expr) => expr.With(expr.Children.Select(replace).ToEquatableArray());
        ILookup<int, (Expr Expr, Occurrence Occurrence)> definitions = order.AsEnumerable().Reverse().ToLookup(entry => entry.Occurrence.First);
        var all = new List<Statement>();
        for (int i = 0; i <= statements.Count; i++)
        {
            Section section = i < statements.Count ? statements[i].Section : Section.Backward;
            all.AddRange(definitions[i].Select(entry => new Let(section, named[entry.Expr], define(entry.Expr))));
            if (i < statements.Count)
            {
                all.Add(Substitution.Map(statements[i], (candidate, _) => replace(candidate)));
            }
        }

        return (new Block(all.ToEquatableArray()), results.Select(replace).ToArray());
    }

    private static Value NewValue(Expr expr, int id)
    {
        bool isDerivative = expr.Any(node => node is Ref { Value.IsDerivative: true });
        string name = Derivatives.NameOf(expr);
        return new Value(
            id,
            isDerivative ? Prefix(expr) + Derivatives.Pascal(name) : name,
            expr.Type,
            isDerivative ? ValueRole.DerivativeTemporary : ValueRole.Temporary,
            id);
    }

    private static string Prefix(Expr expr)
    {
        Value first = expr.References().First(value => value.IsDerivative);
        return first.Name.StartsWith("tangent", System.StringComparison.Ordinal) ? "tangent" : "grad";
    }
}
