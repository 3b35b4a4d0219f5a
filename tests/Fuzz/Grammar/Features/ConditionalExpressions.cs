namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>A choice inside of an expression.</summary>
internal sealed class ConditionalExpressions : Feature
{
    public override IEnumerable<Production> Productions =>
        Reals.Select(type => Expression("conditional expression", 6, type, "($0 ? $1 : $2)", Bool, type, type));
}
