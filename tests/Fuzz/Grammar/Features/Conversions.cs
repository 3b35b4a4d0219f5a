namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Numbers of one type as another.</summary>
internal sealed class Conversions : Feature
{
    public override IEnumerable<Production> Productions =>
    [
        Expression("float to double", 2, Double, "$0", Single),
        Expression("double to float", 6, Single, "(float)($0)", Double),
        Expression("int to double", 3, Double, "1.5 * $0", Int),
        Expression("int to double", 3, Double, "(double)($0)", Int),
        Expression("int to float", 3, Single, "1.5f * $0", Int),
        Expression("int times double", 3, Double, "($0 - 1) * $1", Int, Double),
        Expression("double to int", 1, Int, "(int)($0) % 3", Double),
    ];
}
