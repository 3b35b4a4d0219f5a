using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Locals, with and without a value at once.</summary>
internal sealed class Declarations : Feature
{
    public override IEnumerable<Production> Productions =>
    [
        Statement(20, maker => Declare(maker, maker.Real, "local", $"{maker.Real} NAME = $0;")),
        Statement(4, maker => Declare(maker, maker.Real, "var", "var NAME = $0;")),
        Statement(2, maker => maker.IsMixed ? Declare(maker, Other(maker.Real), "local", Other(maker.Real) + " NAME = $0;") : null),
        Statement(3, maker => Declare(maker, Int, "int local", "int NAME = $0;")),
        Statement(3, maker => Declare(maker, Bool, "bool local", "bool NAME = $0;")),
        Statement(2, Constant),
        Statement(3, Later),
    ];

    private static string Other(string type) => type == Double ? Single : Double;

    private static Node Declare(Maker maker, string type, string construct, string text)
    {
        Node value = maker.Expression(type, maker.Random.Between(1, 3));
        if (text.StartsWith("var", StringComparison.Ordinal))
            value = Node.Of("", type, $"({type})($0)", value);
        string name = maker.Scope.NewName(maker.Random);
        maker.Scope.Add(new Variable(name, type));
        return Node.Of(construct, Node.Statement, text.Replace("NAME", name, StringComparison.Ordinal), value);
    }

    private static Node Constant(Maker maker)
    {
        string name = maker.Scope.NewName(maker.Random, "scale", "rate", "dt");
        maker.Scope.Add(new Variable(name, maker.Real, IsReadOnly: true));
        return Node.Of("constant", Node.Statement, $"const {maker.Real} {name} = $0;", maker.Constant(maker.Real));
    }

    /// <summary>A local that gets its first value on the two sides of a branch.</summary>
    private static Node Later(Maker maker)
    {
        string name = maker.Scope.NewName(maker.Random);
        Node condition = maker.Expression(Bool, 2);
        Node Side() => Node.MakeBlock(Node.Of("", Node.Statement, $"{name} = $0;", maker.Expression(maker.Real, 2)));
        Node[] sides = [Side(), Side()];
        maker.Scope.Add(new Variable(name, maker.Real));
        return Node.Of("assigned later", Node.Statement, $"{maker.Real} {name};\nif ($0)\n$1\nelse\n$2", condition, sides[0], sides[1]);
    }
}
