using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Arrays of two dimensions.</summary>
internal sealed class Grids : Feature
{
    public override IEnumerable<Production> Productions =>
    [
        .. Reals.Select(type => new Production(type, 5, maker => Read(maker, type))),
        Statement(5, Write),
        Statement(2, Declare),
        Statement(2, Copy),
        Statement(3, Sweep),
    ];

    public override Variable? Parameter(Maker maker) => maker.Random.Chance(15) ? new Variable("m", maker.Real + "[,]") : null;

    private static Node? Pick(Maker maker, string type)
    {
        var grids = maker.Scope.OfType(type + "[,]");
        return grids.Length == 0 ? null : Node.Leaf(type + "[,]", maker.Random.Pick(grids).Name);
    }

    private static Node? Read(Maker maker, string type) => Pick(maker, type) is { } grid
        ? Node.Of("element of a grid", type, "$0[$1, $2]", grid, Elements.Index(maker, 3), Elements.Index(maker, 3))
        : null;

    private static Node? Write(Maker maker) => Pick(maker, maker.Real) is { } grid
        ? Node.Of(
            "element of a grid assign", Node.Statement,
            Elements.Text(maker.Random.Chance(50) ? "$0[$1, $2] = M.Sin($3);" : "$0[$1, $2] += M.Tanh($3);", maker.Real),
            grid, Elements.Index(maker, 3), Elements.Index(maker, 3), maker.Expression(maker.Real, 2))
        : null;

    private static Node? Copy(Maker maker)
    {
        if (Pick(maker, maker.Real) is not { } grid)
            return null;
        string name = maker.Scope.NewName(maker.Random, "grid");
        maker.Scope.Add(new Variable(name, grid.Type));
        return Node.Of("copy of a grid", Node.Statement, $"var {name} = ({grid.Type})$0.Clone();", grid);
    }

    /// <summary>All of a grid, row by row: read, or written in terms of its neighbours.</summary>
    private static Node? Sweep(Maker maker)
    {
        if (maker.Scope.Loops > 1 || Pick(maker, maker.Real) is not { } grid || maker.Assignable(maker.Real) is not { } sum)
            return null;
        const string Loops = "for (int i7 = 0; i7 < $0.GetLength(0); i7++)\n    for (int j7 = 1; j7 <= $0.GetUpperBound(1); j7++)\n        ";
        string body = maker.Random.Chance(50)
            ? $"{sum.Name} += 0.25~ * $0[i7, j7] * $0[j7, i7];"
            : "$0[i7, j7] = M.Sin($0[i7, j7 - 1]) + 0.5~ * $0[j7, i7];";
        return Node.Of("sweep over a grid", Node.Statement, Elements.Text(Loops + body, maker.Real), grid);
    }

    private static Node Declare(Maker maker)
    {
        string name = maker.Scope.NewName(maker.Random, "grid");
        maker.Scope.Add(new Variable(name, maker.Real + "[,]"));
        return Node.Of("new grid", Node.Statement, $"var {name} = new {maker.Real}[3, 3];");
    }
}
