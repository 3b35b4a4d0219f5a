using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Objects that a method makes, changes, replaces and hands on, under one name at a time.</summary>
internal sealed class MadeObjects : Feature
{
    private const string Body = "Body";

    private const string Declaration = """
        private sealed class Body
        {
            public REAL Position, Speed;

            public int Steps;

            public REAL Energy => Speed * Speed / 2 + Position * Position;

            public void Step(REAL by)
            {
                Position += by * (Speed -= by * M.Sin(Position));
                Steps++;
            }

            public REAL Turn(REAL by)
            {
                (Position, Speed) = (-Speed, by * Position);
                return Speed;
            }

            public Body Next(REAL by) => new() { Position = Position + by * Speed, Speed = M.Cos(Speed), Steps = Steps + 1 };
        }
        """;

    private static readonly string[] Members = ["$0.Position", "$0.Speed", "$0.Energy", "$0.Steps * 0.5~", "$0.Next(0.5~).Energy"];

    private static readonly string[] Changes =
        ["$0.Step($1);", "$0.Turn($1);", "$0.Speed = M.Sin($1);", "$0.Position *= M.Cos($1);", "$0 = $0.Next(M.Sin($1));", "$0 = new Body { Position = $1, Speed = M.Sin($0.Speed) };"];

    public override IEnumerable<Production> Productions =>
    [
        Statement(4, Made),
        Statement(12, Changed),
        Statement(2, Successor),
        .. Reals.Select(type => new Production(type, 16, maker => Member(maker, type))),
        .. Reals.Select(type => new Production(type, 6, maker => Turned(maker, type))),
        .. Reals.Select(type => new Production(type, 6, maker => Helper(maker, type))),
    ];

    private static Node? Pick(Maker maker, string type) => type == maker.Real && maker.Scope.OfType(Body) is { Length: > 0 } bodies
        ? Node.Leaf(Body, maker.Random.Pick(bodies).Name)
        : null;

    private static Node Made(Maker maker)
    {
        if (maker.Notes.TryAdd(nameof(MadeObjects), []))
            maker.AddMember(Node.Leaf(Node.Member, Elements.Text(Declaration.Replace("REAL", maker.Real, StringComparison.Ordinal), maker.Real)));
        Node[] members = [maker.Expression(maker.Real, 2), maker.Expression(maker.Real, 2)];
        return Node.Of("object that is made", Node.Statement, $"var {Declare(maker)} = new Body {{ Position = $0, Speed = $1 }};", members);
    }

    private static Node? Successor(Maker maker)
    {
        if (Pick(maker, maker.Real) is not { } body)
            return null;
        string name = Declare(maker);
        return Node.Of("object made of another", Node.Statement, $"var {name} = $0.Next(0.25{Suffix(maker)});", body);
    }

    private static Node? Changed(Maker maker) => Pick(maker, maker.Real) is { } body
        ? Node.Of("object that changes", Node.Statement, Elements.Text(maker.Random.Pick(Changes), maker.Real), body, maker.Expression(maker.Real, 2))
        : null;

    private static Node? Member(Maker maker, string type) => Pick(maker, type) is { } body
        ? Node.Of("member of a made object", type, Elements.Text(maker.Random.Pick(Members), type), body)
        : null;

    private static Node? Turned(Maker maker, string type) => Pick(maker, type) is { } body
        ? Node.Of("call that changes an object", type, "$0.Turn($1)", body, maker.Expression(type))
        : null;

    private static Node? Helper(Maker maker, string type)
    {
        if (Pick(maker, type) is not { } body)
            return null;
        string name = maker.NewMemberName("Push");
        maker.AddMember(maker.Function(
            $"private static {type} {name}($0)\n{{\n    whole.Step(b);\n    return whole.Energy * $1;\n}}", type, [new("whole", Body, IsReadOnly: true), new("b", type)], 0, () => maker.Expression(type, 2)));
        return Node.Of("helper that changes an object", type, name + "($0, $1)", body, maker.Expression(type));
    }

    private static string Declare(Maker maker)
    {
        string name = maker.Scope.NewName(maker.Random, "made", "thing");
        return maker.Scope.Add(new Variable(name, Body, IsReadOnly: true)).Name;
    }

    private static string Suffix(Maker maker) => maker.Real == Single ? "f" : "";
}
