using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Numbers that carry no derivative.</summary>
internal sealed class Integers : Feature
{
    public override IEnumerable<Production> Productions =>
    [
        Expression("int add", 4, Int, "($0 + $1)", Int, Int),
        Expression("int remainder", 4, Int, "$0 % 3", Int),
        Expression("int multiply", 2, Int, "2 * $0", Int),
        Expression("checked", 1, Int, "checked($0 + 1)", Int),
        Statement(1, maker => Node.Of("checked block", Node.Statement, "checked\n$0", maker.Block())),
        Expression("int bits", 1, Int, "($0 ^ 1)", Int),
        Expression("int Min", 1, Int, "Math.Min($0, $1)", Int, Int),
        Expression("int conditional", 1, Int, "($0 ? $1 : $2)", Bool, Int, Int),
    ];
}
