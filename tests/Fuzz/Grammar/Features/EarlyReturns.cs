using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Returns before the end.</summary>
internal sealed class EarlyReturns : Feature
{
    public override IEnumerable<Production> Productions =>
    [
        Statement(3, maker => Return(maker, "early return", "if ($0)\n    return $1;")),
        Statement(2, AfterWork),
    ];

    private static Node? Return(Maker maker, string construct, string text) => maker.Scope is { CanReturn: true, Loops: 0 }
        ? Node.Of(construct, Node.Statement, text, maker.Expression(Bool, 2), maker.Expression(maker.Scope.ReturnType, 2))
        : null;

    private static Node? AfterWork(Maker maker)
    {
        if (maker.Scope is not { CanReturn: true, Loops: 0 })
            return null;
        Node condition = maker.Expression(Bool, 1);
        Node block = maker.Block();
        Node end = Node.Of("return at the end of a block", Node.Statement, "return $0;", maker.Expression(maker.Scope.ReturnType, 2));
        return Node.Of("", Node.Statement, "if ($0)\n$1", condition, block with { Children = block.Children.Add(end) });
    }
}
