using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// Forward mode in several directions at once: each is a forward mode of its own over the same function, and since none
/// changes what it finds, their outputs are zipped into one pass that computes the values once. Methods that are called by
/// themselves give values and tangents together: with those, one pass follows the other.
/// </summary>
internal sealed class Directional
{
    /// <summary>The first id that is not the function's own.</summary>
    private readonly int _firstNew;

    private Directional(int firstNew) => _firstNew = firstNew;

    /// <summary>The derivatives of each result in each active parameter; the function must have only scalars of these.</summary>
    /// <param name="function">The function.</param>
    /// <param name="rules">The rules it can reach.</param>
    /// <param name="functions">The functions that may be inserted.</param>
    /// <param name="byResult">The derivatives of each result, in the order of the active parameters.</param>
    /// <returns>The function with the pass, its own results unchanged.</returns>
    public static Function InEach(Function function, RuleTable rules, FunctionTable functions, out Expr[][] byResult)
    {
        function = ResultNames.OfValues(function);
        Value[] active = [.. function.Parameters.Where(parameter => parameter.IsActive).Select(parameter => parameter.Value)];
        var passes = new List<Function>();
        int nextId = function.NextId;
        bool isApart = function.Body.All().Any(statement => statement is Invoke);
        foreach (Value along in active)
        {
            Function own = isApart && passes.Count > 0 ? Anew(function, nextId) : function with { NextId = nextId };
            Function pass = ForwardMode.Jvp(own, rules, functions, "By" + Derivatives.Pascal(along.Name));
            nextId = pass.NextId;
            passes.Add(Seed(pass, function, active, along));
        }

        byResult = [.. function.Results.Select((_, i) => passes.Select(pass => pass.Results[function.Results.Count + i].Expression).ToArray())];
        Block body = isApart
            ? new Block(passes.SelectMany(pass => pass.Body.Statements).ToEquatableArray())
            : new Directional(function.NextId).Zip([.. passes.Select(pass => pass.Body)]);
        return function with { Body = body, NextId = nextId };
    }

    /// <summary>The derivatives of all results in directions that the caller gives, all for the first, then all for the next.</summary>
    /// <param name="function">The function.</param>
    /// <param name="rules">The rules it can reach.</param>
    /// <param name="functions">The functions that may be inserted.</param>
    /// <param name="directions">How many directions there are.</param>
    /// <param name="nameOf">The name of the derivative of a result.</param>
    public static Function Along(Function function, RuleTable rules, FunctionTable functions, int directions, System.Func<Result, string> nameOf)
    {
        function = ResultNames.OfValues(ResultNames.OfMemory(function));
        var passes = new List<Function>();
        int nextId = function.NextId;
        for (int i = 1; i <= directions; i++)
        {
            Function pass = ForwardMode.Jvp(function with { NextId = nextId }, rules, functions, "Along" + i);
            nextId = pass.NextId;
            passes.Add(pass);
        }

        return new Function(
            function.Parameters.Concat(passes.SelectMany(pass => pass.Parameters.Skip(function.Parameters.Count))).ToEquatableArray(),
            new Directional(function.NextId).Zip([.. passes.Select(pass => pass.Body)]),
            passes.SelectMany((pass, i) => pass.Results.Skip(function.Results.Count).Select((result, j) => result with { Name = nameOf(function.Results[j]) + (i + 1) })).ToEquatableArray(),
            nextId);
    }

    /// <summary>The function once more, with values of its own.</summary>
    private static Function Anew(Function function, int nextId)
    {
        Dictionary<int, Value> values = Renumbering.Anew(function.Body.Statements.SelectMany(Uses.Definitions), ref nextId);
        return function with
        {
            Body = function.Body.Renumber(values),
            Results = function.Results.Select(result => result with { Expression = result.Expression.Renumber(values) }).ToEquatableArray(),
            NextId = nextId,
        };
    }

    /// <summary>The pass along one parameter: its tangent is one, that of the others zero.</summary>
    private static Function Seed(Function pass, Function function, Value[] active, Value along)
    {
        Dictionary<int, Expr> seeds = pass.Parameters
            .Skip(function.Parameters.Count)
            .Select((parameter, i) => (parameter.Value.Id, Seed: (Expr)new Const(parameter.Value.Type, active[i].Id == along.Id ? 1 : 0)))
            .ToDictionary(pair => pair.Id, pair => pair.Seed);
        return pass.Map((expr, _) => expr.Substitute(seeds));
    }

    private Block Zip(IReadOnlyList<Block> passes)
    {
        var zipped = new List<Statement>();
        int[] positions = new int[passes.Count];
        while (true)
        {
            for (int i = 0; i < passes.Count; i++)
            {
                for (; positions[i] < passes[i].Statements.Count && !IsOwn(passes[i].Statements[positions[i]]); positions[i]++)
                {
                    zipped.Add(passes[i].Statements[positions[i]]);
                }
            }

            if (positions[0] == passes[0].Statements.Count)
            {
                return new Block(zipped.ToEquatableArray());
            }

            zipped.Add(Zip(passes.Select((pass, i) => pass.Statements[positions[i]++]).ToArray()));
        }
    }

    private Statement Zip(Statement[] same)
    {
        Statement zipped = same[0] switch
        {
            If branch => branch with
            {
                Merges = same.SelectMany((one, i) => ((If)one).Merges.Where(merge => i == 0 || !IsOwn(merge.Target))).ToEquatableArray(),
            },
            Loop loop => loop with
            {
                Carried = same.SelectMany((one, i) => ((Loop)one).Carried.Where(carried => i == 0 || !IsOwn(carried.Head))).ToEquatableArray(),
            },
            Statement other => other,
        };
        return zipped.WithBlocks(Enumerable.Range(0, zipped.Blocks.Count).Select(i => Zip(same.Select(one => one.Blocks[i]).ToArray())).ToArray());
    }

    /// <summary>Whether a statement is the function's, not one of its tangents.</summary>
    private bool IsOwn(Statement statement) => statement switch
    {
        Let let => IsOwn(let.Target),
        If { Merges: { Count: > 0 } merges } => merges.Any(merge => IsOwn(merge.Target)),
        If or Loop => true,
        _ => Uses.Of(statement).All(IsOwn),
    };

    private bool IsOwn(Value value) => value.Id < _firstNew;
}
