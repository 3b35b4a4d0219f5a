using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Switch statements and expressions over values that carry no derivative.</summary>
internal sealed class Switches : Feature
{
    private const string Statements =
        "switch ($0)\n{\n    case 0:\n    $1\n    break;\n    case 1 or 3:\n    $2\n    break;\n    default:\n    $3\n    break;\n}";

    private const string Guarded =
        "switch ($0)\n{\n    case > 2:\n    $1\n    break;\n    case var SEEN when SEEN % 2 == 1:\n    $2\n    break;\n}";

    public override IEnumerable<Production> Productions =>
    [
        .. Reals.Select(type => Expression("switch expression", 4, type, "(($0) switch { 0 => $1, 1 or 2 => $2, _ => $3 })", Int, type, type, type)),
        .. Reals.Select(type => Expression("switch expression with relations", 2, type, "(($0) switch { > 2 => $1, < 1 => $2, _ => $3 })", Int, type, type, type)),
        .. Reals.Select(type => Expression("switch expression over a number", 3, type, "(($0) switch { > 0.5f => $1, <= -0.25f => $2, _ => $3 })", type, type, type, type)),
        .. Reals.Select(type => Expression("switch expression with when", 2, type, "(($0) switch { > 1 when Math.Abs($1) > 1 => $2, 0 or 2 => $3, _ when Math.Abs($1) < 3 => $4, _ => $2 })", Int, Int, type, type, type)),
        Statement(4, maker => Node.Of("switch", Node.Statement, Statements, maker.Expression(Int, 2), Section(maker), Section(maker), Section(maker))),
        Statement(1, WithGuard),
    ];

    private static Node WithGuard(Maker maker)
    {
        Node value = maker.Expression(Int, 2);
        string name = maker.Scope.NewName(maker.Random, "seen");
        maker.Scope.Add(new Variable(name, "of the switch only"));
        return Node.Of("switch with guards", Node.Statement, Guarded.Replace("SEEN", name, StringComparison.Ordinal), value, Section(maker), Section(maker));
    }

    /// <summary>A <c>break</c> in here would be one of the switch.</summary>
    private static Node Section(Maker maker) =>
        maker.Block(new Scope(maker.Scope, maker.Scope.ReturnType) { CanJump = false, CanReturn = false });
}
