using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Loops over arrays long enough to be taken several elements at a time, of which two may be one, or parts of one.</summary>
internal sealed class ScaledSums : Feature
{
    private static readonly string[] Others = ["a", "new R[a.Length]", "(R[])a.Clone()", "n % 2 == 0 ? a : new R[a.Length]"];

    private static readonly string[] Loops =
    [
        "for (int i = 0; i < a.Length; i++)\n    sum += a[i] * d[i];",
        "for (int i = a.Length - 1; i >= 0; i--)\n    sum += c * a[i] * d[i];",
        "for (int i = 0; i < a.Length; i++)\n{\n    R e = a[i] - d[i];\n    sum += 0.125~ * e * e;\n}",
        "for (int i = 0; i < rest.Length; i++)\n    sum += rest[i] * front[i];",
        "for (int i = 0; i < rest.Length; i++)\n    rest[i] += 0.5~ * front[i];",
        "for (int i = 0; i < rest.Length; i++)\n    front[i] -= b * rest[i];",
        "for (int i = 0; i < d.Length; i++)\n    d[i] += c * a[i];",
        "for (int i = 0; i < d.Length; i++)\n{\n    d[i] += 0.5~ * a[i];\n    a[i] -= 0.25~ * d[i];\n}",
        "for (int i = 1; i < d.Length; i++)\n    d[i] = 0.5~ * d[i - 1] + M.Sin(a[i]);",
        "for (int i = d.Length - 1; i > 0; i--)\n    d[i - 1] += 0.5~ * d[i] * c;",
        "foreach (R e in d)\n    sum += 2 * e;",
        "d[n % 9] *= b;",
        "sum = M.Sin(sum);",
        "(a, d) = (d, a);",
    ];

    public override IEnumerable<Production> Productions => Reals.Select(type => new Production(type, 2, maker => Summed(maker, type)));

    private static Node? Summed(Maker maker, string type)
    {
        if (!maker.Uses(type))
            return null;
        string name = maker.NewMemberName("Summed");
        maker.AddMember(maker.Function(
            $"private static {type} {name}($0)\n$1", type, [new("b", type), new("c", type), new("n", Int)], 0, () => Body(maker, type)));
        return Node.Of("sums over arrays", type, name + "($0, $1, $2)", maker.Expression(type, 1), maker.Expression(type, 1), Node.Leaf(Int, $"{maker.Random.Below(9)}"));
    }

    private static Node Body(Maker maker, string type)
    {
        Node Line(string text) => Node.Leaf(Node.Statement, Elements.Text(text.Replace("R", type, StringComparison.Ordinal), type));
        Node[] loops = [.. Enumerable.Range(0, maker.Random.Between(2, 5)).Select(_ => Line(maker.Random.Pick(Loops)))];
        return Node.MakeBlock(
            Line("var a = new R[9];"),
            Line($"R[] d = {maker.Random.Pick(Others)};"),
            Line("Span<R> rest = a.AsSpan(1, 8), front = a.AsSpan(0, 8);"),
            Line("for (int i = 0; i < a.Length; i++)\n    (d[i], a[i]) = (M.Cos(c + i), 0.25~ * b * i + c);"),
            Line("R sum = 0;"),
            maker.Random.Chance(30) ? Node.Of("", Node.Statement, "for (int step = 0; step < 2; step++)\n$0", Node.MakeBlock(loops)) : Node.Of("", Node.Statement, "$0", new Node("", Node.List, Node.Lines, [.. loops])),
            Line("return sum + d[n] * M.Sin(a[n]);"));
    }
}
