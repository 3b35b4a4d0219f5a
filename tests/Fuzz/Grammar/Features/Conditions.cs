namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Tests, of values that depend on the arguments and of others.</summary>
internal sealed class Conditions : Feature
{
    public override IEnumerable<Production> Productions =>
    [
        .. Reals.SelectMany(type => new[]
        {
            Expression("active comparison", 8, Bool, "$0 > $1", type, type),
            Expression("active comparison", 8, Bool, "$0 <= $1", type, type),
        }),
        Expression("int comparison", 6, Bool, "$0 < $1", Int, Int),
        Expression("int comparison", 4, Bool, "$0 == $1", Int, Int),
        Expression("parity", 6, Bool, "$0 % 2 == 0", Int),
        Expression("and", 3, Bool, "($0 && $1)", Bool, Bool),
        Expression("or", 3, Bool, "($0 || $1)", Bool, Bool),
        Expression("not", 2, Bool, "!($0)", Bool),
    ];
}
