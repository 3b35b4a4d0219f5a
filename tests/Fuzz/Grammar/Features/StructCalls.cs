using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Methods that change the struct that they are called on, or are given by reference: a variable, or an element.</summary>
internal sealed class StructCalls : Feature
{
    private const string Push = "Push";

    public override IEnumerable<Production> Productions =>
    [
        Statement(4, maker => Change(maker, "$0.Advance($1);", "method that changes")),
        Statement(3, maker => Change(maker, Push + "(ref $0, $1);", "struct by reference")),
        .. Reals.Select(type => new Production(type, 2, maker => maker.Real == type && Place(maker) is { } place
            ? Node.Of("method that changes and returns", type, "$0.Turn()", place)
            : null)),
    ];

    private static Node? Change(Maker maker, string text, string construct)
    {
        if (Place(maker) is not { } place)
            return null;
        if (text.StartsWith(Push, StringComparison.Ordinal) && maker.Notes.TryAdd(Push, []))
        {
            maker.AddMember(Node.Leaf(Node.Member, Elements.Text(
                $"private static void Push(ref State state, {maker.Real} by)\n{{\n    state.Velocity -= by;\n    if (state.Velocity > 1)\n        return;\n    state.Position *= M.Cos(state.Velocity);\n}}", maker.Real)));
        }

        return Node.Of(construct, Node.Statement, text, place, maker.Expression(maker.Real, 2));
    }

    private static Node? Place(Maker maker)
    {
        Variable[] all = [.. maker.Scope.OfType(MutableStructs.State), .. maker.Scope.OfType(MutableStructs.State + "[]")];
        if (all.Length == 0)
            return null;
        var chosen = maker.Random.Pick(all);
        return chosen.Type == MutableStructs.State
            ? Node.Leaf(MutableStructs.State, chosen.Name)
            : Node.Of("", MutableStructs.State, "$0[$1]", Node.Leaf(chosen.Type, chosen.Name), Elements.Index(maker, FuzzProgram.ArrayLength));
    }
}
