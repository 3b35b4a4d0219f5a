using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Loops that hand on what they compute in arrays, from element to element or to the next, perhaps step by step.</summary>
internal sealed class Passes : Feature
{
    private static readonly string[] Buffers = ["first", "second", "third"];

    public override IEnumerable<Production> Productions => Reals.Select(type => new Production(type, 2, maker => Passed(maker, type)));

    private static Node? Passed(Maker maker, string type)
    {
        if (!maker.Uses(type))
            return null;
        string name = maker.NewMemberName("Passed");
        maker.AddMember(maker.Function($"private static {type} {name}($0)\n$1", type, [new("b", type), new("c", type)], 0, () => Body(maker, type)));
        return Node.Of("passes over arrays", type, name + "($0, $1)", maker.Expression(type, 1), maker.Expression(type, 1));
    }

    private static Node Body(Maker maker, string type)
    {
        List<Node> statements = [Node.Leaf(Node.Statement, Elements.Text($"{type}[] a = [b, c, b * c, 0.5~ * b];", type))];
        statements.AddRange(Buffers.Select(buffer => Node.Leaf(Node.Statement, $"var {buffer} = new {type}[a.Length];")));
        string last = "a";
        Node passes = Node.MakeBlock(Enumerable.Range(0, maker.Random.Between(2, 5)).SelectMany(_ => Pass(maker, type, ref last)).ToArray());
        if (maker.Random.Chance(50))
            statements.Add(Node.Of("", Node.Statement, $"for (int step = 0; step < {maker.Random.Between(1, 3)}; step++)\n$0", passes));
        else
            statements.AddRange(passes.Children);
        statements.Add(Node.Leaf(Node.Statement, $"{type} total = 0;"));
        statements.Add(Node.Leaf(Node.Statement, $"for (int i = 0; i < {last}.Length; i++)\n    total += {last}[i] * b;"));
        statements.Add(Node.Leaf(Node.Statement, "return total;"));
        return Node.MakeBlock(statements);
    }

    private static List<Node> Pass(Maker maker, string type, ref string last)
    {
        string source = last;
        string target = maker.Random.Pick([.. Buffers.Where(buffer => buffer != source)]);
        last = target;
        int from = maker.Random.Chance(40) ? 1 : 0;
        string read = maker.Random.Below(10) switch
        {
            < 6 => $"{source}[i - {from}]",
            < 8 => $"{source}[i]",
            8 => $"{source}[{source}.Length - 1 - i]",
            _ => $"{source}[0]",
        };
        string value = maker.Random.Below(4) switch
        {
            0 => $"M.Sin({read}) + a[i]",
            1 => $"a[i] * {read}",
            2 => $"0.5~ * {read} + 0.25~ * {maker.Random.Pick(Buffers)}[i]",
            _ => $"{source}[i] * 0.25~ - b * {read}",
        };
        string loop = maker.Random.Chance(85) ? $"for (int i = {from}; i < {target}.Length; i++)" : $"for (int i = {target}.Length - 1; i >= {from}; i--)";
        var statements = new List<Node>();
        if (from > 0 && maker.Random.Chance(80))
            statements.Add(Node.Leaf(Node.Statement, $"{target}[0] = a[0];"));
        statements.Add(Node.Leaf(Node.Statement, Elements.Text($"{loop}\n    {target}[i] {(maker.Random.Chance(85) ? "=" : "+=")} {value};", type)));
        return statements;
    }
}
