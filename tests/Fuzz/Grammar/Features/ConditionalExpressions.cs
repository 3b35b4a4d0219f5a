using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>A choice inside of an expression.</summary>
internal sealed class ConditionalExpressions : Feature
{
    public override IEnumerable<Production> Productions => Reals.SelectMany(type => new[]
    {
        Expression("conditional expression", 6, type, "($0 ? $1 : $2)", Bool, type, type),
        new(type, 2, maker => Again(maker, type)),
    });

    /// <summary>The same test twice: the second decides nothing.</summary>
    private static Node? Again(Maker maker, string type)
    {
        if (!maker.Uses(type))
            return null;
        Node condition = maker.Expression(Bool);
        string text = maker.Random.Chance(50) ? "($0 ? ($0 ? $1 : $2) : $3)" : "($0 ? $1 : ($0 ? $2 : $3))";
        return Node.Of("the same test again", type, text, condition, maker.Expression(type), maker.Expression(type), maker.Expression(type));
    }
}
