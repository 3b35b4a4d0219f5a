using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>For loops with a counter: up, down, by two, with bounds that are known and that are computed.</summary>
internal sealed class CountedLoops : Feature
{
    private const int MostLoops = 3;

    private static readonly (string Construct, string Header, bool IsIndex)[] Headers =
    [
        ("for", "for (int I = 0; I < 3; I++)", true),
        ("for", "for (int I = 0; I < $0; I++)", false),
        ("for", "for (int I = 0; I < $0; I++)", false),
        ("for from", "for (int I = $0; I < 4; I++)", false),
        ("for to", "for (int I = 1; I <= $0; I++)", false),
        ("for down", "for (int I = 2; I >= 0; I--)", true),
        ("for down", "for (int I = $0; I > 0; I--)", false),
        ("for by two", "for (int I = 0; I < $0; I += 2)", false),
    ];

    public override IEnumerable<Production> Productions => [Statement(12, For)];

    private static Node? For(Maker maker)
    {
        if (maker.Scope.Loops >= MostLoops)
            return null;
        var (construct, header, isIndex) = maker.Random.Pick(Headers);
        Node bound = maker.Leaf(Int);
        if (maker.Random.Chance(30))
            bound = Node.Of("", Int, "Math.Abs($0) % 4", maker.Expression(Int, 1));
        else if (bound.Children.IsEmpty && !char.IsAsciiDigit(bound.Text[0]))
            bound = Node.Of("", Int, "Math.Min($0, 4)", bound);
        string counter = maker.Scope.NewName(maker.Random, "i", "j", "k");
        Node body = maker.Block(maker.InLoop(), new Variable(counter, Int, IsReadOnly: true, isIndex));
        construct = maker.Scope.Loops > 0 ? "nested " + construct : construct;
        return Node.Of(construct, Node.Statement, header.Replace("I", counter, StringComparison.Ordinal) + "\n$1", bound, body);
    }
}
