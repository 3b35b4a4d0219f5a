using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>The vectors of <c>System.Numerics</c>, in programs of single precision.</summary>
internal sealed class Vectors : Feature
{
    private static readonly string[] Types = ["Vector2", "Vector3"];

    public override IEnumerable<Production> Productions =>
    [
        .. Types.SelectMany(Of),
        new("Vector3", 1, maker => Node.Of("cross product", "Vector3", "Vector3.Cross($0, $1)", maker.Expression("Vector3"), maker.Expression("Vector3"))),
        Statement(3, Declare),
        Statement(4, Assign),
    ];

    public override Variable? Parameter(Maker maker) =>
        maker.Real == Single && maker.Random.Chance(30) ? new Variable("vector", maker.Random.Pick(Types)) : null;

    private static IEnumerable<Production> Of(string type) =>
    [
        Number(type, "component", 6, "$0.X"),
        Number(type, "component", 6, "$0.Y"),
        Number(type, "dot product", 3, type + ".Dot($0, $1)"),
        Number(type, "length", 2, "$0.Length()"),
        Number(type, "squared length", 2, "$0.LengthSquared()"),
        Number(type, "distance", 2, type + ".Distance($0, $1)"),
        new(type, 6, maker => Node.Of("new vector", type, type == "Vector2" ? "new Vector2($0, $1)" : "new Vector3($0, $1, $2)", maker.Expression(Single), maker.Expression(Single), maker.Expression(Single))),
        Expression("vector add", 4, type, "($0 + $1)", type, type),
        Expression("vector subtract", 3, type, "($0 - $1)", type, type),
        Expression("vector multiply", 2, type, "$0 * $1", type, type),
        new(type, 3, maker => Node.Of("vector scale", type, "$0 * $1", maker.Expression(Single), maker.Expression(type))),
        new(type, 2, maker => Node.Of("vector divide", type, "$0 / (1.5f + MathF.Abs($1))", maker.Expression(type), maker.Expression(Single))),
        new(type, 2, maker => Node.Of("interpolation", type, type + ".Lerp($0, $1, $2)", maker.Expression(type), maker.Expression(type), maker.Expression(Single))),
    ];

    /// <summary>Only where there is a vector.</summary>
    private static Production Number(string type, string construct, int weight, string text) => new(Single, weight, maker => Pick(maker, type) is { } vector
        ? Node.Of(construct, Single, text, vector, maker.Expression(type))
        : null);

    private static Node? Pick(Maker maker, string type)
    {
        var vectors = maker.Scope.OfType(type);
        return vectors.Length == 0 ? null : Node.Leaf(type, maker.Random.Pick(vectors).Name);
    }

    private static Node? Declare(Maker maker)
    {
        if (maker.Real != Single)
            return null;
        string type = maker.Random.Pick(Types);
        Node value = maker.Expression(type, 2);
        string name = maker.Scope.NewName(maker.Random, "force", "place");
        maker.Scope.Add(new Variable(name, type));
        return Node.Of("local vector", Node.Statement, $"{type} {name} = $0;", value);
    }

    private static Node? Assign(Maker maker)
    {
        string type = maker.Random.Pick(Types);
        if (Pick(maker, type) is not { } vector)
            return null;
        return maker.Random.Below(3) switch
        {
            0 => Node.Of("vector assign", Node.Statement, "$0 = 0.5f * $1;", vector, maker.Expression(type, 2)),
            1 => Node.Of("vector add to", Node.Statement, "$0 += $1 / 3;", vector, maker.Expression(type, 2)),
            _ => Node.Of("component assign", Node.Statement, "$0.X = MathF.Sin($1);", vector, maker.Expression(Single, 2)),
        };
    }
}
