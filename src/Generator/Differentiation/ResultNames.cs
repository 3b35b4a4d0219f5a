using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Names for what a function returns, so that every pass knows it by them.</summary>
internal static class ResultNames
{
    /// <summary>The function with names for the arrays that it returns, so that they can have shadows.</summary>
    public static Function OfMemory(Function function) => Given(function, expr => expr.Type.IsMemory && expr is not Ref);

    /// <summary>The function with names for all else that it returns.</summary>
    public static Function OfValues(Function function) => Given(function, expr => !expr.Type.IsMemory);

    /// <summary>Results with names for some of them.</summary>
    /// <param name="results">The results.</param>
    /// <param name="isToBeNamed">Which get a name.</param>
    /// <param name="define">Defines a value for one, by the name and the expression that are given.</param>
    public static List<Result> Given(IEnumerable<Result> results, Func<Expr, bool> isToBeNamed, Func<string, Result, Value> define)
    {
        var named = new List<Result>();
        foreach (Result result in results)
        {
            named.Add(isToBeNamed(result.Expression) ? result with { Expression = new Ref(define(Derivatives.Camel(result.Name), result)) } : result);
        }

        return named;
    }

    private static Function Given(Function function, Func<Expr, bool> isToBeNamed)
    {
        int nextId = function.NextId;
        List<Statement> statements = [.. function.Body.Statements];
        Section section = statements.Count > 0 ? statements[statements.Count - 1].Section : Section.Forward;
        List<Result> results = Given(function.Results, isToBeNamed, Define);
        return new Function(function.Parameters, new Block(statements.ToEquatableArray()), results.ToEquatableArray(), nextId);

        Value Define(string name, Result result)
        {
            var value = new Value(nextId++, name, result.Expression.Type, ValueRole.Result);
            statements.Add(new Let(section, value, result.Expression, IsPinned: MemoryFunctions.IsAllocation(result.Expression)));
            return value;
        }
    }
}
