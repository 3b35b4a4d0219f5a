using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>If, with and without else.</summary>
internal sealed class Branches : Feature
{
    public override IEnumerable<Production> Productions =>
    [
        Statement(9, maker => Node.Of("if", Node.Statement, "if ($0)\n$1", maker.Expression(Bool, 2), maker.Block())),
        Statement(8, maker => Node.Of("if else", Node.Statement, "if ($0)\n$1\nelse\n$2", maker.Expression(Bool, 2), maker.Block(), maker.Block())),
        Statement(2, maker => Node.Of(
            "else if",
            Node.Statement,
            "if ($0)\n$1\nelse if ($2)\n$3\nelse\n$4",
            maker.Expression(Bool, 1), maker.Block(), maker.Expression(Bool, 2), maker.Block(), maker.Block())),
    ];
}
