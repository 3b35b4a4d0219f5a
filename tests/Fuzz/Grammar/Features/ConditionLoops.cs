using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Loops that end by a condition, which may depend on the arguments. Each has a counter, so that it does end.</summary>
internal sealed class ConditionLoops : Feature
{
    private const int MostLoops = 2;

    public override IEnumerable<Production> Productions =>
    [
        Statement(4, maker => Loop(maker, "while", "while ($0 && N < 5)\n$1")),
        Statement(3, maker => Loop(maker, "do", "do\n$1\nwhile ($0 && N < 4);")),
        Statement(1, maker => Loop(maker, "while true", "while (true)\n$1", leaves: true)),
    ];

    private static Node? Loop(Maker maker, string construct, string text, bool leaves = false)
    {
        if (maker.Scope.Loops >= MostLoops)
            return null;
        string counter = maker.Scope.NewName(maker.Random, "count", "steps", "n2");
        maker.Scope.Add(new Variable(counter, Int, IsReadOnly: true));
        Node condition = maker.Expression(Bool, 2);
        Node body = maker.Block(maker.InLoop());
        Node[] start = leaves
            ? [Node.Of("", Node.Statement, $"if ({counter} >= 3)\n    break;"), Increment(counter)]
            : [Increment(counter)];
        body = body with { Children = [.. start, .. body.Children] };
        return Node.Of(construct, Node.Statement, $"int {counter} = 0;\n{text.Replace("N", counter, StringComparison.Ordinal)}", condition, body);
    }

    private static Node Increment(string counter) => Node.Leaf(Node.Statement, $"{counter}++;");
}
