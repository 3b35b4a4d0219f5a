using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Checks that throw on arguments that do not come.</summary>
internal sealed class Guards : Feature
{
    public override IEnumerable<Production> Productions =>
    [
        Statement(1, maker => Node.Of(
            "guard", Node.Statement, "if ($0 > 1e30f)\n    throw new ArgumentException(\"too large\");", maker.Expression(maker.Real, 1))),
    ];
}
