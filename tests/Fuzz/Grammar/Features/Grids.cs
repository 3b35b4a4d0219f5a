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

    private static Node Declare(Maker maker)
    {
        string name = maker.Scope.NewName(maker.Random, "grid");
        maker.Scope.Add(new Variable(name, maker.Real + "[,]"));
        return Node.Of("new grid", Node.Statement, $"var {name} = new {maker.Real}[3, 3];");
    }
}
