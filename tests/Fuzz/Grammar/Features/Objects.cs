using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>A parameter that is an object: a number, an array that may be written to, and an object inside of it.</summary>
internal sealed class Objects : Feature
{
    private const string Model = "Model";

    private const string Declaration = """
        public sealed partial class Model
        {
            public REAL Weight { get; set; }

            public REAL[] Values { get; } = new REAL[3];

            public int Count { get; set; }

            public Part Inner { get; set; } = new();

            public REAL Scaled(REAL by) => Weight * by;
        }

        public sealed partial class Part
        {
            public REAL Mass;
        }
        """;

    public override IEnumerable<Production> Productions =>
    [
        .. Reals.SelectMany(type => new Production[]
        {
            Member("member of an object", 6, type, "$0.Weight"),
            Member("member of an object in an object", 4, type, "$0.Inner.Mass"),
            new(type, 6, maker => Pick(maker, type) is { } model
                ? Node.Of("element of a member", type, "$0.Values[$1]", model, Elements.Index(maker, FuzzProgram.ArrayLength))
                : null),
            new(type, 2, maker => Pick(maker, type) is { } model
                ? Node.Of("method of an object", type, "$0.Scaled($1)", model, maker.Expression(type))
                : null),
            new(type, 2, maker => Helper(maker, type)),
        }),
        Member("inactive member of an object", 1, Int, "$0.Count"),
        Statement(5, Write),
        Statement(2, Alias),
    ];

    public override Variable? Parameter(Maker maker)
    {
        if (!maker.Random.Chance(12))
            return null;
        maker.AddMember(Node.Leaf(Node.Member, Declaration.Replace("REAL", maker.Real, StringComparison.Ordinal)));
        return new Variable("model", Model, IsReadOnly: true);
    }

    private static Node? Pick(Maker maker, string type) => (type == maker.Real || type == Int) && maker.Scope.OfType(Model) is { Length: > 0 } models
        ? Node.Leaf(Model, maker.Random.Pick(models).Name)
        : null;

    private static Production Member(string construct, int weight, string type, string text) =>
        new(type, weight, maker => Pick(maker, type) is { } model ? Node.Of(construct, type, text, model) : null);

    private static Node? Helper(Maker maker, string type)
    {
        if (Pick(maker, type) is not { } model)
            return null;
        string name = maker.NewMemberName("Energy");
        maker.AddMember(maker.Function(
            $"private static {type} {name}($0) => $1;", type, [new("whole", Model, IsReadOnly: true), new("b", type)], 0, () => maker.Expression(type, 2)));
        return Node.Of("helper that takes an object", type, name + "($0, $1)", model, maker.Expression(type));
    }

    private static Node? Write(Maker maker) => Pick(maker, maker.Real) is { } model
        ? Node.Of(
            "element of a member assign", Node.Statement,
            Elements.Text(maker.Random.Chance(50) ? "$0.Values[$1] = M.Sin($2);" : "$0.Values[$1] *= M.Cos($2);", maker.Real),
            model, Elements.Index(maker, FuzzProgram.ArrayLength), maker.Expression(maker.Real, 2))
        : null;

    /// <summary>From here on the array of a member is like any other.</summary>
    private static Node? Alias(Maker maker)
    {
        if (Pick(maker, maker.Real) is not { } model)
            return null;
        string name = maker.Scope.NewName(maker.Random, "values");
        maker.Scope.Add(new Variable(name, maker.Real + "[]"));
        return Node.Of("array of a member", Node.Statement, $"var {name} = $0.Values;", model);
    }
}
