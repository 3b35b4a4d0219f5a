namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>The operators; divisors are kept away from zero.</summary>
internal sealed class Arithmetic : Feature
{
    public override IEnumerable<Production> Productions => Reals.SelectMany(Of);

    private static IEnumerable<Production> Of(string type)
    {
        string f = type == Single ? "f" : "";
        string math = type == Single ? "MathF" : "Math";
        return
        [
            Expression("add", 14, type, "($0 + $1)", type, type),
            Expression("subtract", 12, type, "($0 - $1)", type, type),
            Expression("multiply", 20, type, "$0 * $1", type, type),
            Expression("scale", 8, type, $"0.5{f} * $0", type),
            Expression("divide", 5, type, $"$0 / (1.5{f} + {math}.Abs($1))", type, type),
            Expression("divide", 5, type, $"$0 / (2{f} + {math}.Cos($1))", type, type),
            Expression("divide", 2, type, $"($0 / 3)", type),
            Expression("divide by a quotient", 2, type, $"$0 / ((2{f} + {math}.Sin($1)) / (1.5{f} + {math}.Abs($2)))", type, type, type),
            Expression("remainder", 2, type, $"$0 % (2.25{f} + {math}.Sin($1))", type, type),
            Expression("negate", 5, type, "-($0)", type),
            Expression("plus", 1, type, "+($0)", type),
            new(type, 4, maker => Squared(maker, type)),
        ];
    }

    /// <summary>The same operand twice: its two contributions add up.</summary>
    private static Programs.Node Squared(Maker maker, string type)
    {
        var operand = maker.Leaf(type);
        return Programs.Node.Of("square", type, "$0 * $1", operand, operand);
    }
}
