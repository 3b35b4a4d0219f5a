using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>What the library does to all elements of an array at once, or to some; the parts may overlap.</summary>
internal sealed class Copies : Feature
{
    private static readonly string[] Whole =
    [
        "Array.Copy($0, $1, 3);",
        "Array.Copy($0, 0, $1, 1, 2);",
        "Array.Copy($0, 1, $1, 0, 2);",
        "$0.CopyTo($1, 0);",
        "$0.AsSpan(1).CopyTo($1);",
        "$0.AsSpan(0, 2).CopyTo($1.AsSpan(1));",
    ];

    private static readonly string[] Reversed = ["Array.Reverse($0);", "Array.Reverse($0, 1, 2);", "$0.AsSpan(0, 2).Reverse();"];

    private static readonly string[] Filled = ["Array.Fill($0, M.Cos($1));", "Array.Fill($0, M.Cos($1), 1, 2);", "$0.AsSpan(1).Fill(M.Cos($1));"];

    private static readonly string[] Cleared = ["Array.Clear($0);", "Array.Clear($0, 1, 2);", "$0.AsSpan(1).Clear();"];

    public override IEnumerable<Production> Productions =>
    [
        Statement(3, maker => Between(maker, "copy of elements", maker.Random.Pick(Whole))),
        Statement(1, maker => Into(maker, "reverse", maker.Random.Pick(Reversed))),
        Statement(1, maker => Into(maker, "clear", maker.Random.Pick(Cleared))),
        Statement(2, maker => Into(maker, "fill", Elements.Text(maker.Random.Pick(Filled), maker.Real), maker.Expression(maker.Real, 2))),
    ];

    private static Node? Between(Maker maker, string construct, string text) =>
        Elements.PickArray(maker, maker.Real) is { } from && Elements.PickArray(maker, maker.Real) is { } to
            ? Node.Of(construct, Node.Statement, text, Node.Leaf(from.Type, from.Name), Node.Leaf(to.Type, to.Name))
            : null;

    private static Node? Into(Maker maker, string construct, string text, params Node[] values) =>
        Elements.PickArray(maker, maker.Real) is { } array
            ? Node.Of(construct, Node.Statement, text, [Node.Leaf(array.Type, array.Name), .. values])
            : null;
}
