using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Two names for one array, arrays that change places, and copies that are none.</summary>
internal sealed class Aliases : Feature
{
    public override IEnumerable<Production> Productions =>
    [
        Statement(3, maker => Declare(maker, "alias of an array", "var NAME = $0;")),
        Statement(3, maker => Declare(maker, "copy of an array", $"var NAME = ({maker.Real}[])$0.Clone();")),
        Statement(2, Reassign),
        Statement(3, Swap),
        Statement(3, MakeAndPass),
    ];

    private static Node? Declare(Maker maker, string construct, string text)
    {
        if (Elements.PickArray(maker, maker.Real) is not { } array)
            return null;
        string name = maker.Scope.NewName(maker.Random, "b", "d", "e");
        maker.Scope.Add(new Variable(name, array.Type));
        return Node.Of(construct, Node.Statement, text.Replace("NAME", name, StringComparison.Ordinal), Node.Leaf(array.Type, array.Name));
    }

    private static Node? Reassign(Maker maker) => Two(maker) is var (one, other)
        ? Node.Of("array reassigned", Node.Statement, $"{one} = {other};")
        : null;

    private static Node? Swap(Maker maker)
    {
        if (Two(maker) is not var (one, other))
            return null;
        string held = maker.Scope.NewName(maker.Random, "held");
        maker.Scope.Add(new Variable(held, maker.Real + "[]"));
        return Node.Of("arrays exchanged", Node.Statement, $"var {held} = {one};\n{one} = {other};\n{other} = {held};");
    }

    /// <summary>The next state is made of the previous one, and takes its place.</summary>
    private static Node? MakeAndPass(Maker maker)
    {
        if (Elements.PickArray(maker, maker.Real) is not { } array)
            return null;
        string next = maker.Scope.NewName(maker.Random, "next");
        maker.Scope.Add(new Variable(next, array.Type));
        string text = "var N = new R[3];\nfor (int k9 = 0; k9 < 3; k9++)\n    N[k9] = M.Sin($0[k9]) + 0.5~ * $0[(k9 + 1) % 3];\n$0 = N;"
            .Replace("N", next, StringComparison.Ordinal).Replace("R", maker.Real, StringComparison.Ordinal);
        return Node.Of("next state", Node.Statement, Elements.Text(text, maker.Real), Node.Leaf(array.Type, array.Name));
    }

    private static (string One, string Other)? Two(Maker maker) =>
        Elements.PickArray(maker, maker.Real) is { } one && Elements.PickArray(maker, maker.Real) is { } other && one != other
            ? (one.Name, other.Name)
            : null;
}
