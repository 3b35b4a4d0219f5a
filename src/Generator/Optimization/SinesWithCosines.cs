using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>Where the backward pass needs the sine and the cosine of one number, both are computed at once, which costs little more than one.</summary>
internal sealed class SinesWithCosines
{
    private static readonly string[] Prefixes = ["M:System.Math.", "M:System.MathF."];

    private int _nextId;

    private SinesWithCosines(int nextId) => _nextId = nextId;

    public static Function Apply(Function function)
    {
        var pass = new SinesWithCosines(function.NextId);
        (Block body, Expr[] results) = pass.Visit(function.Body, [.. function.Results.Select(result => result.Expression)]);
        return function with
        {
            Body = body,
            Results = function.Results.Select((result, i) => result with { Expression = results[i] }).ToEquatableArray(),
            NextId = pass._nextId,
        };
    }

    /// <param name="block">The block.</param>
    /// <param name="ends">The expressions that are evaluated at its end.</param>
    private (Block Block, Expr[] Ends) Visit(Block block, Expr[] ends)
    {
        List<Statement> statements = [.. block.Statements.Select(Inside)];
        List<(Call Sine, int First)> pairs = Pairs(statements, ends);
        _nextId += pairs.Count;
        int id = _nextId;
        foreach ((Call sine, int first) in pairs)
        {
            id--;
            Expr angle = sine.Arguments[0];
            TypeRef both = new(TypeCategory.Other, $"({sine.Type.Name} Sin, {sine.Type.Name} Cos)");
            var target = new Value(id, "sinCos", both, ValueRole.Temporary, id);
            var sinCos = new Call(sine.Function with { Id = Prefix(sine) + "SinCos", Name = "SinCos", ReturnType = both }, angle);
            Expr part(Call call) => new Call(
                new FunctionRef("SinCos." + call.Function.Name, call.Function.Name, string.Empty, CallStyle.Property, call.Type, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: true),
                new Ref(target));
            Expr replaced(Expr expr) => expr.Replace(node => node is Call call && (IsOf(call, "Sin") || IsOf(call, "Cos")) && call.Arguments[0].Equals(angle) && call.Type == sine.Type ? part(call) : null);
            for (int i = first; i < statements.Count; i++)
            {
                statements[i] = Substitution.Map(statements[i], (expr, section) => section == Section.Backward ? replaced(expr) : expr);
            }

            ends = [.. ends.Select(replaced)];
            statements.Insert(first, new Let(Section.Backward, target, sinCos));
        }

        return (new Block(statements.ToEquatableArray()), ends);
    }

    private Statement Inside(Statement statement)
    {
        if (statement is Loop { Section: Section.Backward } loop)
        {
            (Block body, Expr[] next) = Visit(loop.Body, [.. loop.Carried.Select(carried => carried.Next)]);
            return loop with { Body = body, Carried = loop.Carried.Select((carried, i) => carried with { Next = next[i] }).ToEquatableArray() };
        }

        return statement.WithBlocks(statement.Blocks.Select(block => Visit(block, []).Block).ToArray());
    }

    /// <summary>The sines of which the block computes the cosine as well, from the last to the first, and where the first of the two stands.</summary>
    private static List<(Call Sine, int First)> Pairs(List<Statement> statements, Expr[] ends)
    {
        var sines = new Dictionary<Expr, (Call Call, int First)>();
        var cosines = new Dictionary<Expr, (Call Call, int First)>();
        for (int i = 0; i <= statements.Count; i++)
        {
            IEnumerable<Expr> computed = i == statements.Count ? ends
                : statements[i] is Let { Section: Section.Backward } or Store { Section: Section.Backward } ? statements[i].Expressions
                : [];
            foreach (Call call in computed.SelectMany(Certain).OfType<Call>())
            {
                Dictionary<Expr, (Call, int)>? found = IsOf(call, "Sin") ? sines : IsOf(call, "Cos") ? cosines : null;
                if (found is not null && Element.IsSettled(call.Arguments[0]) && !call.Arguments[0].IsImpure() && !found.ContainsKey(call.Arguments[0]))
                {
                    found.Add(call.Arguments[0], (call, i));
                }
            }
        }

        return [.. sines
            .Where(entry => cosines.TryGetValue(entry.Key, out (Call Call, int First) other) && other.Call.Type == entry.Value.Call.Type)
            .Select(entry => (entry.Value.Call, First: Math.Min(entry.Value.First, cosines[entry.Key].First)))
            .OrderByDescending(entry => entry.First)];
    }

    /// <summary>The parts of an expression that are evaluated whenever it is.</summary>
    public static IEnumerable<Expr> Certain(Expr expr)
    {
        Stack.Guard();
        int certain = expr is Conditional or Binary { Operator: BinaryOperator.AndAlso or BinaryOperator.OrElse } ? 1 : expr.Children.Count;
        return new[] { expr }.Concat(expr.Children.Take(certain).SelectMany(Certain));
    }

    /// <summary>Whether a function of Math or MathF is called.</summary>
    public static bool IsOf(Call call, string name) => call.Function.Name == name && Prefix(call).Length > 0;

    /// <summary>The beginning of the id of a function of Math or MathF; empty for any other.</summary>
    public static string Prefix(Call call) =>
        Prefixes.FirstOrDefault(prefix => call.Function.Id.StartsWith(prefix, StringComparison.Ordinal)) ?? string.Empty;
}
