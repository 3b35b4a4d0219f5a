using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Arrays of structures: of one whose elements are made anew, and of one whose fields are written.</summary>
internal sealed class StructArrays : Feature
{
    private const string Points = Structs.Vector + "[]";
    private const string States = MutableStructs.State + "[]";

    private static readonly string[] PointLeaves = ["X", "Y", "SquaredLength"];
    private static readonly string[] StateLeaves = ["Position", "Velocity"];

    public override IEnumerable<Production> Productions =>
    [
        .. Reals.Select(type => new Production(type, 6, maker => Leaf(maker, type, Points, PointLeaves))),
        .. Reals.Select(type => new Production(type, 6, maker => Leaf(maker, type, States, StateLeaves))),
        new(Structs.Vector, 6, maker => Pick(maker, Points) is { } points
            ? Node.Of("element that is a struct", Structs.Vector, "$0[$1]", points, Index(maker))
            : null),
        Statement(5, WriteElement),
        Statement(5, WriteField),
        Statement(2, CopyElement),
        Statement(3, Recurrence),
        Statement(2, maker => Declare(maker, "new array of structs", $"var NAME = new {Structs.Vector}[3];", Points)),
        Statement(2, maker => Declare(
            maker, "array of listed structs", $"{Structs.Vector}[] NAME = [$0, $1, $2];", Points, maker.Expression(Structs.Vector, 1), maker.Expression(Structs.Vector, 1), maker.Expression(Structs.Vector, 1))),
        Statement(2, maker => Declare(maker, "new array of mutable structs", $"var NAME = new {MutableStructs.State}[3];", States)),
    ];

    public override Variable? Parameter(Maker maker)
    {
        if (!maker.Random.Chance(15))
            return null;
        DeclareTypes(maker);
        return maker.Random.Chance(50) ? new Variable("points", Points) : new Variable("states", States);
    }

    private static Node Index(Maker maker) => Elements.Index(maker, FuzzProgram.ArrayLength);

    private static Node? Pick(Maker maker, string type)
    {
        var arrays = maker.Scope.OfType(type);
        return arrays.Length == 0 ? null : Node.Leaf(type, maker.Random.Pick(arrays).Name);
    }

    private static Node? Leaf(Maker maker, string type, string arrayType, string[] leaves) => maker.Real == type && Pick(maker, arrayType) is { } array
        ? Node.Of("leaf of an element", type, $"$0[$1].{maker.Random.Pick(leaves)}", array, Index(maker))
        : null;

    private static Node? WriteElement(Maker maker) => Pick(maker, Points) is { } points
        ? Node.Of(
            "element that is a struct assign", Node.Statement, Elements.Text("$0[$1] = 0.5~ * $2;", maker.Real),
            points, Index(maker), maker.Expression(Structs.Vector, 2))
        : null;

    private static Node? WriteField(Maker maker) => Pick(maker, States) is { } states
        ? Node.Of(
            "leaf of an element assign", Node.Statement,
            Elements.Text($"$0[$1].{maker.Random.Pick(StateLeaves)} {maker.Random.Pick(["=", "+=", "-="])} M.Sin($2);", maker.Real),
            states, Index(maker), maker.Expression(maker.Real, 2))
        : null;

    private static Node? CopyElement(Maker maker)
    {
        if (Pick(maker, States) is not { } states)
            return null;
        Node index = Index(maker);
        string name = maker.Scope.NewName(maker.Random, "copy");
        maker.Scope.Add(new Variable(name, MutableStructs.State));
        return Node.Of("copy of an element", Node.Statement, $"var {name} = $0[$1];", states, index);
    }

    /// <summary>Each element by the one before.</summary>
    private static Node? Recurrence(Maker maker)
    {
        if (Pick(maker, Points) is not { } points)
            return null;
        string counter = maker.Scope.NewName(maker.Random, "i", "j", "k");
        Node factor = maker.Within(maker.InLoop(), () => maker.Expression(maker.Real, 1), new Variable(counter, Int, IsReadOnly: true));
        string text = "for (int I = 1; I < $0.Length; I++)\n    $0[I] = M.Sin($1) * $0[I - 1] - 0.25~ * $0[I];".Replace("I", counter, StringComparison.Ordinal);
        return Node.Of("recurrence over structs", Node.Statement, Elements.Text(text, maker.Real), points, factor);
    }

    private static Node Declare(Maker maker, string construct, string text, string type, params Node[] elements)
    {
        DeclareTypes(maker);
        string name = maker.Scope.NewName(maker.Random, type == Points ? "corners" : "bodies");
        maker.Scope.Add(new Variable(name, type));
        return Node.Of(construct, Node.Statement, text.Replace("NAME", name, StringComparison.Ordinal), elements);
    }

    private static void DeclareTypes(Maker maker)
    {
        Structs.DeclareType(maker);
        MutableStructs.DeclareType(maker);
    }
}
