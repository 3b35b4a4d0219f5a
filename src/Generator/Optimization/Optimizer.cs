using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>The passes over the output of a transformation, in order.</summary>
internal static class Optimizer
{
    private const int MostRounds = 8;

    public static Function Optimize(Function function, RuleTable rules)
    {
        for (int round = 0; round < MostRounds; round++)
        {
            Function before = function;
            function = ValueNumbering.Apply(function);
            function = Simplify(function, rules);
            function = Stores.Apply(function);
            function = SmallBranches.Apply(function);
            function = Renaming.Apply(function);
            function = Inlining.Apply(function);
            function = Invariants.Apply(function);
            function = DeadCode.Apply(function);
            if (function.Equals(before))
            {
                break;
            }
        }

        return DeadCode.Apply(Inlining.Apply(CommonSubexpressions.Apply(function)));
    }

    private static Function Simplify(Function function, RuleTable rules)
    {
        ShapeInference shapes = Shapes(function, rules);
        var simplifier = new Simplifier(shapes, rules, Written(function));
        return function with
        {
            Body = Simplify(function.Body, simplifier),
            Results = function.Results.Select(result => result with { Expression = simplifier.Simplify(result.Expression) }).ToEquatableArray(),
        };
    }

    private static Block Simplify(Block block, Simplifier simplifier) => new(block.Statements.Select(statement => Simplify(statement, simplifier)).ToEquatableArray());

    private static Statement Simplify(Statement statement, Simplifier simplifier)
    {
        Statement simplified = statement switch
        {
            { Section: Section.Forward } => statement,
            Let { Target.IsDerivative: false } let when IsPrimal(let.Expression) => let,
            Invoke invoke => invoke with { Arguments = invoke.Arguments.Select((argument, i) => i < ValuesOf(invoke) && IsPrimal(argument) ? argument : simplifier.Simplify(argument)).ToEquatableArray() },
            _ => statement.Map(simplifier.Simplify),
        };
        return simplified.WithBlocks(statement.Blocks.Select(block => Simplify(block, simplifier)).ToArray());
    }

    /// <summary>
    /// Whether an expression computes a value of the forward pass again: it must be the same to the last bit, lest another
    /// branch is taken than was.
    /// </summary>
    private static bool IsPrimal(Expr expr) => !expr.Any(node => node is Ref { Value.IsDerivative: true });

    /// <summary>The number of arguments in front of what is kept for the call, and of the cotangents behind that.</summary>
    private static int ValuesOf(Invoke invoke) =>
        invoke.Arguments.Select((argument, i) => (argument, i)).FirstOrDefault(entry => entry.argument.Type.IsResiduals) is { argument: not null, i: var residuals } ? residuals : invoke.Arguments.Count;

    /// <summary>What the user wrote, where a function still has it.</summary>
    private static HashSet<Expr> Written(Function function)
    {
        var written = new HashSet<Expr>();
        foreach (Expr expr in function.Body.All().Where(statement => statement.Section == Section.Forward).SelectMany(statement => statement.Expressions))
        {
            expr.Visit(node => written.Add(node));
        }

        return written;
    }

    /// <summary>The shapes of all values of a function.</summary>
    public static ShapeInference Shapes(Function function, RuleTable rules)
    {
        var shapes = new ShapeInference(rules);
        foreach (Parameter parameter in function.Parameters)
        {
            shapes.Define(parameter);
        }

        Define(function.Body, shapes);
        return shapes;
    }

    private static void Define(Block block, ShapeInference shapes)
    {
        foreach (Statement statement in block.Statements)
        {
            if (statement is Let let)
            {
                shapes.Define(let);
            }

            foreach (Block inner in statement.Blocks)
            {
                Define(inner, shapes);
            }
        }
    }
}
