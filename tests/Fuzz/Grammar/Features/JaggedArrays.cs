using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Arrays of arrays, whose rows are arrays like others.</summary>
internal sealed class JaggedArrays : Feature
{
    public override IEnumerable<Production> Productions =>
    [
        .. Reals.Select(type => new Production(type, 5, maker => Read(maker, type))),
        Statement(4, Write),
        Statement(2, Declare),
        Statement(2, Row),
        Statement(2, Move),
        Statement(2, Make),
        Statement(2, Sum),
    ];

    public override Variable? Parameter(Maker maker) => maker.Random.Chance(15) ? new Variable("rows", maker.Real + "[][]") : null;

    private static Node? Pick(Maker maker, string type)
    {
        var jagged = maker.Scope.OfType(type + "[][]");
        return jagged.Length == 0 ? null : Node.Leaf(type + "[][]", maker.Random.Pick(jagged).Name);
    }

    private static Node? Read(Maker maker, string type) => Pick(maker, type) is { } rows
        ? Node.Of("element of a row", type, "$0[$1][$2]", rows, Elements.Index(maker, 2), Elements.Index(maker, 3))
        : null;

    private static Node? Write(Maker maker) => Pick(maker, maker.Real) is { } rows
        ? Node.Of(
            "element of a row assign", Node.Statement, Elements.Text("$0[$1][$2] = M.Sin($3);", maker.Real),
            rows, Elements.Index(maker, 2), Elements.Index(maker, 3), maker.Expression(maker.Real, 2))
        : null;

    private static Node Declare(Maker maker)
    {
        string name = maker.Scope.NewName(maker.Random, "table");
        maker.Scope.Add(new Variable(name, maker.Real + "[][]"));
        return Node.Of("new rows", Node.Statement, $"var {name} = new {maker.Real}[2][];\n{name}[0] = new {maker.Real}[3];\n{name}[1] = new {maker.Real}[3];");
    }

    /// <summary>Rows change places, or one stands in two of them.</summary>
    private static Node? Move(Maker maker) => Pick(maker, maker.Real) is { } rows
        ? maker.Random.Chance(50)
            ? Node.Of("rows exchanged", Node.Statement, "($0[0], $0[1]) = ($0[1], $0[0]);", rows)
            : Node.Of("row in two places", Node.Statement, "$0[$1] = $0[$2];", rows, Elements.Index(maker, 2), Elements.Index(maker, 2))
        : null;

    private static Node? Make(Maker maker) => Pick(maker, maker.Real) is { } rows
        ? Node.Of(
            "row made anew", Node.Statement, $"$0[$1] = new {maker.Real}[] {{ $2, $3, $0[0][1] }};",
            rows, Elements.Index(maker, 2), maker.Expression(maker.Real, 2), maker.Expression(maker.Real, 1))
        : null;

    private static Node? Sum(Maker maker)
    {
        if (Pick(maker, maker.Real) is not { } rows || maker.Assignable(maker.Real) is not { } sum || maker.Scope.Loops > 1)
            return null;
        string row = maker.Scope.NewName(maker.Random, "line");
        maker.Scope.Add(new Variable(row, "of the loop only"));
        return Node.Of(
            "sum over rows", Node.Statement,
            Elements.Text($"foreach (var {row} in $0)\n    for (int k8 = 0; k8 < {row}.Length; k8++)\n        {sum.Name} += 0.25~ * {row}[k8] * {row}[2 - k8];", maker.Real), rows);
    }

    private static Node? Row(Maker maker)
    {
        if (Pick(maker, maker.Real) is not { } rows)
            return null;
        Node index = Elements.Index(maker, 2);
        string name = maker.Scope.NewName(maker.Random, "row");
        maker.Scope.Add(new Variable(name, maker.Real + "[]"));
        return Node.Of("row of a jagged array", Node.Statement, $"var {name} = $0[$1];", rows, index);
    }
}
