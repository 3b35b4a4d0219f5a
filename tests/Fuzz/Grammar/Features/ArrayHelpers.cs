using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Helpers that read arrays, write to them, or return new ones.</summary>
internal sealed class ArrayHelpers : Feature
{
    public override IEnumerable<Production> Productions =>
    [
        .. Reals.Select(type => new Production(type, 3, maker => Sum(maker, type))),
        Statement(3, Writer),
        Statement(2, Returned),
    ];

    private static Node? Sum(Maker maker, string type)
    {
        if (Elements.PickArray(maker, type) is not { } array)
            return null;
        string name = maker.NewMemberName("Total");
        maker.AddMember(maker.Function(
            $"private static {type} {name}($0)\n$1", type, [new("a", type + "[]"), new("b", type)], maker.Random.Between(1, 4)));
        return Node.Of("helper that reads an array", type, name + "($0, $1)", Node.Leaf(array.Type, array.Name), maker.Expression(type));
    }

    private static Node? Writer(Maker maker)
    {
        if (Elements.PickArray(maker, maker.Real) is not { } array)
            return null;
        string name = maker.NewMemberName("Fill");
        Node Write() => Node.Of(
            "", Node.Statement, Elements.Text("a[$0] = M.Sin($1);", maker.Real), Elements.Index(maker, FuzzProgram.ArrayLength), maker.Expression(maker.Real, 2));
        maker.AddMember(maker.Function(
            $"private static void {name}($0)\n$1", maker.Real, [new("a", array.Type), new("b", maker.Real)], 0,
            () => Node.MakeBlock(Enumerable.Range(0, maker.Random.Between(1, 3)).Select(_ => Write()))));
        return Node.Of("helper that writes to an array", Node.Statement, name + "($0, $1);", Node.Leaf(array.Type, array.Name), maker.Expression(maker.Real, 2));
    }

    private static Node? Returned(Maker maker)
    {
        if (Elements.PickArray(maker, maker.Real) is not { } array)
            return null;
        string helper = maker.NewMemberName("Mapped");
        maker.AddMember(maker.Function(
            $"private static {array.Type} {helper}($0)\n{{\n    var result = new {maker.Real}[a.Length];\n    for (int i = 0; i < a.Length; i++)\n        result[i] = a[i] * $1;\n    return result;\n}}",
            maker.Real, [new("a", array.Type), new("b", maker.Real)], 0, () => maker.Expression(maker.Real, 2)));
        Node factor = maker.Expression(maker.Real, 1);
        string name = maker.Scope.NewName(maker.Random, "mapped");
        maker.Scope.Add(new Variable(name, array.Type));
        return Node.Of("helper that returns an array", Node.Statement, $"var {name} = {helper}($0, $1);", Node.Leaf(array.Type, array.Name), factor);
    }
}
