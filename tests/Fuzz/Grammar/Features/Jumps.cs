using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Break and continue.</summary>
internal sealed class Jumps : Feature
{
    public override IEnumerable<Production> Productions =>
    [
        Statement(4, maker => Jump(maker, "break")),
        Statement(4, maker => Jump(maker, "continue")),
        Statement(2, AfterWork),
    ];

    private static Node? Jump(Maker maker, string jump) => maker.Scope.CanJump
        ? Node.Of(jump, Node.Statement, $"if ($0)\n    {jump};", maker.Expression(Bool, 2))
        : null;

    private static Node? AfterWork(Maker maker)
    {
        if (!maker.Scope.CanJump)
            return null;
        string jump = maker.Random.Chance(50) ? "break" : "continue";
        Node condition = maker.Expression(Bool, 1);
        Node block = maker.Block();
        return Node.Of("", Node.Statement, "if ($0)\n$1", condition, block with
        {
            Children = block.Children.Add(Node.Of(jump + " at the end of a block", Node.Statement, jump + ";")),
        });
    }
}
