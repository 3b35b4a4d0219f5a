using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>A struct whose fields are written to; a copy of it is another.</summary>
internal sealed class MutableStructs : Feature
{
    public const string State = "State";
    private const string Declaration = """
        public struct State
        {
            public REAL Position;
            public REAL Velocity;

            public void Advance(REAL by)
            {
                Position += by * Velocity;
                Velocity = M.Sin(Position) - by;
            }

            public REAL Turn()
            {
                (Position, Velocity) = (-Velocity, Position);
                return Position * Velocity;
            }
        }
        """;

    public override IEnumerable<Production> Productions =>
    [
        .. Reals.Select(type => new Production(type, 6, maker => Field(maker, type))),
        Statement(3, Declare),
        Statement(5, Assign),
        Statement(2, Copy),
    ];

    public static void DeclareType(Maker maker)
    {
        if (maker.Notes.TryAdd(State, []))
            maker.AddMember(Node.Leaf(Node.Member, Elements.Text(Declaration.Replace("REAL", maker.Real, StringComparison.Ordinal), maker.Real)));
    }

    private static string NewField(Maker maker) => maker.Random.Chance(50) ? "Position" : "Velocity";

    private static Node? Field(Maker maker, string type) => maker.Real == type && maker.Scope.OfType(State) is { Length: > 0 } states
        ? Node.Of("field of a mutable struct", type, $"{maker.Random.Pick(states).Name}.{NewField(maker)}")
        : null;

    private static Node Declare(Maker maker)
    {
        DeclareType(maker);
        Node[] values = [maker.Expression(maker.Real, 2), maker.Expression(maker.Real, 2)];
        string name = maker.Scope.NewName(maker.Random, "state");
        maker.Scope.Add(new Variable(name, State));
        return Node.Of("object initializer", Node.Statement, $"var {name} = new State {{ Position = $0, Velocity = $1 }};", values);
    }

    private static Node? Assign(Maker maker)
    {
        if (maker.Scope.OfType(State) is not { Length: > 0 } states)
            return null;
        string text = $"{maker.Random.Pick(states).Name}.{NewField(maker)} {maker.Random.Pick(["=", "+=", "-="])} M.Sin($0);";
        return Node.Of("field assign", Node.Statement, Elements.Text(text, maker.Real), maker.Expression(maker.Real, 2));
    }

    private static Node? Copy(Maker maker)
    {
        if (maker.Scope.OfType(State) is not { Length: > 0 } states)
            return null;
        string from = maker.Random.Pick(states).Name;
        string name = maker.Scope.NewName(maker.Random, "copy");
        maker.Scope.Add(new Variable(name, State));
        return Node.Of("copy of a struct", Node.Statement, $"var {name} = {from};");
    }
}
