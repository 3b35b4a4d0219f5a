using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>A struct of two numbers with operators, a method and a property.</summary>
internal sealed class Structs : Feature
{
    public const string Vector = "Vec";

    private const string Declaration = """
        public readonly record struct Vec(REAL X, REAL Y)
        {
            public REAL SquaredLength => X * X + Y * Y;

            public REAL Dot(Vec other) => X * other.X + Y * other.Y;

            public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y);

            public static Vec operator -(Vec a, Vec b) => new(a.X - b.X, a.Y - b.Y);

            public static Vec operator *(REAL s, Vec v) => new(s * v.X, s * v.Y);
        }
        """;

    public override IEnumerable<Production> Productions =>
    [
        .. Reals.SelectMany(type => new Production[]
        {
            OfVector("field", 6, type, "$0.X", Vector),
            OfVector("field", 6, type, "$0.Y", Vector),
            OfVector("property of a struct", 2, type, "$0.SquaredLength", Vector),
            OfVector("method of a struct", 2, type, "$0.Dot($1)", Vector, Vector),
        }),
        new(Vector, 8, maker => Node.Of("new struct", Vector, "new Vec($0, $1)", maker.Expression(maker.Real), maker.Expression(maker.Real))),
        Expression("struct add", 4, Vector, "($0 + $1)", Vector, Vector),
        Expression("struct subtract", 3, Vector, "($0 - $1)", Vector, Vector),
        new(Vector, 4, maker => Node.Of("struct scale", Vector, "$0 * $1", maker.Expression(maker.Real), maker.Expression(Vector))),
        new(Vector, 3, maker => maker.Scope.OfType(Vector) is { Length: > 0 } vectors
            ? Node.Of("with", Vector, $"{maker.Random.Pick(vectors).Name} with {{ X = $0 }}", maker.Expression(maker.Real))
            : null),
        Statement(3, Declare),
        Statement(3, Assign),
    ];

    public override Variable? Parameter(Maker maker)
    {
        if (!maker.Random.Chance(12))
            return null;
        DeclareType(maker);
        return new Variable("v0", Vector);
    }

    /// <summary>Only where there is a vector: one that is made of numbers to be taken apart at once is rarely of interest.</summary>
    private static Production OfVector(string construct, int weight, string type, string text, params string[] operands) =>
        new(type, weight, maker => maker.Real == type && maker.Scope.OfType(Vector).Length > 0
            ? Node.Of(construct, type, text, operands.Select(maker.Leaf))
            : null);

    private static Node Declare(Maker maker)
    {
        DeclareType(maker);
        Node value = Node.Of("new struct", Vector, "new Vec($0, $1)", maker.Expression(maker.Real, 2), maker.Expression(maker.Real, 2));
        string name = maker.Scope.NewName(maker.Random, "v0", "v1", "v2");
        maker.Scope.Add(new Variable(name, Vector));
        return Node.Of("local of struct type", Node.Statement, $"Vec {name} = $0;", value);
    }

    private static Node? Assign(Maker maker) => maker.Assignable(Vector) is { } variable
        ? Node.Of("struct assign", Node.Statement, $"{variable.Name} = {(maker.Real == Single ? "0.5f" : "0.5")} * $0;", maker.Expression(Vector, 2))
        : null;

    public static void DeclareType(Maker maker)
    {
        if (maker.Notes.TryAdd(Vector, []))
            maker.AddMember(Node.Leaf(Node.Member, Declaration.Replace("REAL", maker.Real, StringComparison.Ordinal)));
    }
}
