using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Methods that call themselves, once and twice, to a depth that is given.</summary>
internal sealed class Recursion : Feature
{
    public override IEnumerable<Production> Productions =>
    [
        .. Reals.Select(type => new Production(type, 2, maker => Call(maker, type))),
        Statement(2, OverArray),
    ];

    /// <summary>Each call writes an element, before or behind the call that it makes.</summary>
    private static Node? OverArray(Maker maker)
    {
        if (maker.Notes.ContainsKey(nameof(Recursion)) || Elements.PickArray(maker, maker.Real) is not { } array)
            return null;
        maker.Notes.Add(nameof(Recursion), []);
        string name = maker.NewMemberName("R");
        const string Write = "    a[depth % 3] = M.Sin($1) * a[(depth + 1) % 3] + 0.5~ * b;\n";
        string again = $"    {name}(a, b * a[1], depth - 1);\n";
        string text = $"private static void {name}($0)\n{{\n    if (depth <= 0)\n        return;\n{(maker.Random.Chance(50) ? Write + again : again + Write)}}}";
        maker.AddMember(maker.Function(
            Elements.Text(text, maker.Real), maker.Real, [new("a", array.Type), new("b", maker.Real), new("depth", Int, IsReadOnly: true)], 0,
            () => maker.Expression(maker.Real, 2)));
        return Node.Of("recursion over an array", Node.Statement, name + "($0, $1, Math.Abs($2) % 4);", Node.Leaf(array.Type, array.Name), maker.Expression(maker.Real, 1), maker.Expression(Int, 1));
    }

    private static Node? Call(Maker maker, string type)
    {
        if (!maker.Uses(type) || maker.Notes.ContainsKey(nameof(Recursion)))
            return null;
        maker.Notes.Add(nameof(Recursion), []);
        string name = maker.NewMemberName("R");
        string text = maker.Random.Chance(60)
            ? $"private static {type} {name}($0)\n{{\n    if (depth <= 0)\n        return a;\n    return M.Sin({name}(M.Cos(a) + b, b, depth - 1)) + $1;\n}}"
            : $"private static {type} {name}($0)\n{{\n    if (depth <= 0)\n        return a * b;\n    return M.Sin({name}(a, b, depth - 1)) * M.Cos({name}(b, $1, depth - 2));\n}}";
        maker.AddMember(maker.Function(
            Elements.Text(text, type), type, [new("a", type), new("b", type), new("depth", Int, IsReadOnly: true)], 0, () => maker.Expression(type, 2)));
        return Node.Of("recursion", type, name + "($0, $1, Math.Abs($2) % 4)", maker.Expression(type), maker.Expression(type), maker.Expression(Int));
    }
}
