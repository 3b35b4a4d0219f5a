using System.Collections.Generic;
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
        var written = new HashSet<Expr>();
        _ = function.Map((expr, section) =>
        {
            if (section == Section.Forward)
            {
                expr.Visit(node => written.Add(node));
            }

            return expr;
        });
        var simplifier = new Simplifier(shapes, rules, written);
        return function.Map((expr, section) => section == Section.Forward ? expr : simplifier.Simplify(expr));
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
