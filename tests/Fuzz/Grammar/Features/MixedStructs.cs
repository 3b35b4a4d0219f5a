using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Arrays of structures that hold more than numbers, and spans of them that a loop moves.</summary>
internal sealed class MixedStructs : Feature
{
    private const string Type = "Grain";
    private const string Grains = Type + "[]";

    public override IEnumerable<Production> Productions =>
    [
        .. Reals.Select(type => new Production(type, 10, maker => maker.Real == type ? Member(maker, type, "Size") : null)),
        new(Int, 10, maker => Member(maker, Int, "Kind")),
        new(Bool, 10, maker => Member(maker, Bool, "IsOn")),
        Statement(3, Declare),
        Statement(9, maker => Write(maker, "number of a mixed element", maker.Random.Pick(["=", "+=", "*="]), "Size", "M.Sin($2)", maker.Real)),
        Statement(8, maker => Write(maker, "integer of a mixed element", maker.Random.Pick(["=", "+="]), "Kind", "$2 % 3", Int)),
        Statement(8, maker => Write(maker, "condition of a mixed element", maker.Random.Pick(["=", "^="]), "IsOn", "$2", Bool)),
        Statement(6, maker => Two(maker, "mixed elements exchanged", "($0[$1], $0[$2]) = ($0[$2], $0[$1]);")),
        Statement(5, maker => Two(maker, "mixed element copied", "$0[$1] = $0[$2] with { Kind = $0[$1].Kind };")),
        Statement(8, Move),
    ];

    private static Node Index(Maker maker) => Elements.Index(maker, FuzzProgram.ArrayLength);

    private static Node? Pick(Maker maker)
    {
        var arrays = maker.Scope.OfType(Grains);
        return arrays.Length == 0 ? null : Node.Leaf(Grains, maker.Random.Pick(arrays).Name);
    }

    private static Node? Member(Maker maker, string type, string name) => Pick(maker) is { } grains
        ? Node.Of("member of a mixed element", type, $"$0[$1].{name}", grains, Index(maker))
        : null;

    private static Node? Write(Maker maker, string construct, string assignment, string name, string value, string type) => Pick(maker) is { } grains
        ? Node.Of(construct, Node.Statement, Elements.Text($"$0[$1].{name} {assignment} {value};", maker.Real), grains, Index(maker), maker.Expression(type, 2))
        : null;

    private static Node? Two(Maker maker, string construct, string text) => Pick(maker) is { } grains
        ? Node.Of(construct, Node.Statement, text, grains, Index(maker), Index(maker))
        : null;

    /// <summary>A span of them, shorter by one or two elements each time.</summary>
    private static Node? Move(Maker maker)
    {
        if (Pick(maker) is not { } grains)
            return null;
        string rest = maker.Scope.NewName(maker.Random, "rest", "tail");
        Node factor = maker.Within(maker.InLoop(), () => maker.Expression(maker.Real, 1));
        string cut = maker.Random.Pick(["REST[1..]", "REST[..^1]", "REST.Slice(Math.Min(REST.Length, 2))"]);
        string text = $"for (Span<{Type}> REST = $0; REST.Length > 1; REST = {cut})\n{{\n    REST[1].Size += M.Sin($1) * REST[0].Size * ++REST[^1].Kind;\n}}";
        return Node.Of("span of mixed elements that moves", Node.Statement, Elements.Text(text.Replace("REST", rest, StringComparison.Ordinal), maker.Real), grains, factor);
    }

    private static Node Declare(Maker maker)
    {
        const string Declared = "mixed structs";
        if (maker.Notes.TryAdd(Declared, []))
            maker.AddMember(Node.Leaf(Node.Member, $"public struct {Type} {{ public {maker.Real} Size; public int Kind; public bool IsOn; }}"));
        string name = maker.Scope.NewName(maker.Random, "grains", "sands");
        Node size = maker.Expression(maker.Real, 1), kind = maker.Expression(Int, 1), isOn = maker.Expression(Bool, 1);
        maker.Scope.Add(new Variable(name, Grains));
        return Node.Of(
            "array of mixed structs", Node.Statement,
            $"{Grains} {name} = [new {Type} {{ Size = $0, Kind = $1 % 4 }}, default, new {Type} {{ Size = {(maker.Real == Single ? "0.5f" : "0.5")}, IsOn = $2 }}];", size, kind, isOn);
    }
}
