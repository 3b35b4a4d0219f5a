using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Loops that are computed twice, instead of everything being kept.</summary>
internal sealed class Checkpoints : Feature
{
    public override IEnumerable<Production> Productions => [Statement(3, Loop)];

    /// <summary>Nothing leaves such a loop from inside.</summary>
    private static Node? Loop(Maker maker)
    {
        if (maker.Scope.Loops > 0)
            return null;
        Node bound = maker.Random.Chance(50)
            ? Node.Leaf(Int, maker.Random.Between(0, 9).ToString(System.Globalization.CultureInfo.InvariantCulture))
            : Node.Of("", Int, "Math.Abs($0) % 9", maker.Expression(Int, 1));
        string counter = maker.Scope.NewName(maker.Random, "step", "tick");
        var scope = new Scope(maker.Scope, maker.Scope.ReturnType) { Loops = maker.Scope.Loops + 1, CanJump = false, CanReturn = false };
        Node body = maker.Block(scope, new Variable(counter, Int, IsReadOnly: true));
        return Node.Of("checkpointed loop", Node.Statement, $"foreach (int {counter} in Checkpoint.Range(0, $0))\n$1", bound, body);
    }
}
