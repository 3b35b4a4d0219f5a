using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Methods that call themselves, once and twice, to a depth that is given.</summary>
internal sealed class Recursion : Feature
{
    public override IEnumerable<Production> Productions => Reals.Select(type => new Production(type, 2, maker => Call(maker, type)));

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
