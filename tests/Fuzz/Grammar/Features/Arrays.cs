using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Arrays of numbers: made, read, and written in place, in terms of their own elements too.</summary>
internal sealed class Arrays : Feature
{
    private static readonly (string Construct, string Text)[] Writes =
    [
        ("element assign", "$0[$1] = M.Sin($2);"),
        ("element assign", "$0[$1] = $2;"),
        ("element add to", "$0[$1] += M.Tanh($2);"),
        ("element subtract from", "$0[$1] -= 0.25~ * M.Cos($2);"),
        ("element multiply by", "$0[$1] *= M.Cos($2);"),
    ];

    public override IEnumerable<Production> Productions =>
    [
        .. Reals.Select(type => new Production(type, 16, maker => Read(maker, type))),
        new(Int, 1, Length),
        Statement(12, Write),
        new(Simple, 1, Write),
        Statement(5, Recurrence),
        Statement(2, Counting),
        Statement(2, Spread),
        Statement(3, Product),
        Statement(3, maker => Declare(maker, "new array", $"var NAME = new {maker.Real}[3];")),
        Statement(3, maker => Declare(maker, "array of elements", $"var NAME = new {maker.Real}[] {{ $0, $1, $2 }};", 3)),
        Statement(2, maker => Declare(maker, "array of elements", $"{maker.Real}[] NAME = [$0, $1, $2];", 3)),
        Statement(3, SumOf),
    ];

    public override Variable? Parameter(Maker maker) => maker.Random.Chance(35) ? new Variable("a", maker.Real + "[]") : null;

    private static Node? Read(Maker maker, string type)
    {
        if (Elements.Pick(maker, type) is not { } array)
            return null;
        string construct = array.Type.EndsWith(']') ? "element" : "element of span";
        return Node.Of(construct, type, "$0[$1]", Node.Leaf(array.Type, array.Name), Elements.Index(maker, array.Length));
    }

    private static Node? Length(Maker maker) => Elements.Pick(maker, maker.Real) is { } array
        ? Node.Of("Length", Int, "$0.Length", Node.Leaf(array.Type, array.Name))
        : null;

    private static Node? Write(Maker maker)
    {
        if (Elements.Pick(maker, maker.Real) is not { } array)
            return null;
        var (construct, text) = maker.Random.Pick(Writes);
        return Node.Of(
            construct, Node.Statement, Elements.Text(text, maker.Real),
            Node.Leaf(array.Type, array.Name), Elements.Index(maker, array.Length), maker.Expression(maker.Real, 2));
    }

    /// <summary>The index changes where it is used, before what is on the right is evaluated.</summary>
    private static Node? Counting(Maker maker)
    {
        if (Elements.PickArray(maker, maker.Real) is not { } array)
            return null;
        string at = maker.Scope.NewName(maker.Random, "at", "pos");
        maker.Scope.Add(new Variable(at, Int, IsReadOnly: true));
        string text = $"int {at} = 0;\n$0[{at}++] += M.Sin($1 * $0[{at}]);\n$0[{at}++] *= 0.5~ + $0[{at} - 1] * 0.25~;\n$0[{at}] -= $0[--{at}] * $0[{at}];";
        return Node.Of("index that counts", Node.Statement, Elements.Text(text, maker.Real), Node.Leaf(array.Type, array.Name), maker.Expression(maker.Real, 1));
    }

    private static Node? Spread(Maker maker) => Elements.PickArray(maker, maker.Real) is { } array
        ? Declare(maker, "spread", maker.Random.Pick([$"{maker.Real}[] NAME = [.. $1[1..], $0];", $"{maker.Real}[] NAME = [$0, .. $1.AsSpan(0, 2)];"]), 1, Node.Leaf(array.Type, array.Name))
        : null;

    /// <summary>Each element by the one before.</summary>
    private static Node? Recurrence(Maker maker)
    {
        if (Elements.Pick(maker, maker.Real) is not { } array)
            return null;
        string counter = maker.Scope.NewName(maker.Random, "i", "j", "k");
        var scope = maker.InLoop();
        Node value = maker.Within(scope, () => maker.Expression(maker.Real, 1), new Variable(counter, Int, IsReadOnly: true));
        string text = $"for (int I = 1; I < $0.Length; I++)\n    $0[I] = $0[I] * M.Sin($0[I - 1]) + 0.5~ * M.Cos($1);";
        return Node.Of(
            "recurrence over an array", Node.Statement, Elements.Text(text.Replace("I", counter, StringComparison.Ordinal), maker.Real),
            Node.Leaf(array.Type, array.Name), value);
    }

    /// <summary>An element that each iteration writes before it is read: only the next one overwrites what was read.</summary>
    private static Node? Product(Maker maker)
    {
        if (Elements.Pick(maker, maker.Real) is not { } array)
            return null;
        string counter = maker.Scope.NewName(maker.Random, "i", "j", "k");
        Node value = maker.Within(maker.InLoop(), () => maker.Expression(maker.Real, 1), new Variable(counter, Int, IsReadOnly: true));
        string name = maker.Scope.NewName(maker.Random);
        maker.Scope.Add(new Variable(name, maker.Real));
        string text = $"{maker.Real} NAME = 1;\nfor (int I = 0; I < 3; I++)\n{{\n    $0[1] = M.Sin($0[1] + $1);\n    NAME *= 0.5~ + $0[1];\n}}";
        return Node.Of(
            "product over an element", Node.Statement, Elements.Text(text.Replace("NAME", name, StringComparison.Ordinal).Replace("I", counter, StringComparison.Ordinal), maker.Real),
            Node.Leaf(array.Type, array.Name), value);
    }

    private static Node Declare(Maker maker, string construct, string text, int elements = 0, params Node[] others)
    {
        Node[] values = [.. Enumerable.Range(0, elements).Select(_ => maker.Expression(maker.Real, 1)), .. others];
        string name = maker.Scope.NewName(maker.Random, "b", "c2", "d", "e");
        maker.Scope.Add(new Variable(name, maker.Real + "[]"));
        return Node.Of(construct, Node.Statement, text.Replace("NAME", name, StringComparison.Ordinal), values);
    }

    private static Node? SumOf(Maker maker)
    {
        if (Elements.Pick(maker, maker.Real) is not { } array || maker.Assignable(maker.Real) is not { } sum)
            return null;
        string counter = maker.Scope.NewName(maker.Random, "i", "j", "k");
        return Node.Of(
            "sum over an array", Node.Statement, $"for (int {counter} = 0; {counter} < $0.Length; {counter}++)\n    {sum.Name} += $0[{counter}];",
            Node.Leaf(array.Type, array.Name));
    }
}
