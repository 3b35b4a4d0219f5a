using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Variables that change. Inside of loops most of what is assigned is bounded, so that values stay small.</summary>
internal sealed class Assignments : Feature
{
    private static readonly (string Construct, string Text)[] Any =
    [
        ("assign", "V = $0;"),
        ("add to", "V += $0;"),
        ("subtract from", "V -= $0;"),
        ("multiply by", "V *= $0;"),
        ("divide by", "V /= 2~ + M.Sin($0);"),
    ];

    private static readonly (string Construct, string Text)[] Bounded =
    [
        ("assign", "V = M.Sin($0);"),
        ("assign", "V = 0.5~ * V + M.Cos($0);"),
        ("assign", "V = V * M.Sin($0) + 0.25~;"),
        ("add to", "V += 0.25~ * M.Tanh($0);"),
        ("subtract from", "V -= 0.125~ * V * M.Cos($0);"),
        ("multiply by", "V *= M.Cos($0);"),
        ("divide by", "V /= 1.5~ + M.Abs($0);"),
    ];

    public override IEnumerable<Production> Productions =>
    [
        Statement(30, Real),
        new(Simple, 1, Real),
        Statement(4, Number),
        Statement(4, Integer),
        Statement(2, Boolean),
        Statement(2, Chain),
        Statement(6, Taken),
        Statement(2, Step),
    ];

    private static Node? Real(Maker maker)
    {
        string type = maker.IsMixed && maker.Random.Chance(20) ? maker.Real == Double ? Single : Double : maker.Real;
        if (maker.Assignable(type) is not { } variable)
            return null;
        bool isBounded = maker.Random.Chance(maker.Scope.Loops > 0 ? 85 : 30);
        var (construct, text) = maker.Random.Pick(isBounded ? Bounded : Any);
        string f = type == Single ? "f" : "";
        text = text.Replace("V", variable.Name, StringComparison.Ordinal).Replace("~", f, StringComparison.Ordinal)
            .Replace("M.", type == Single ? "MathF." : "Math.", StringComparison.Ordinal);
        return Node.Of(construct, Node.Statement, text, maker.Expression(type, maker.Random.Between(1, 3)));
    }

    /// <summary>From here on it depends on nothing: in a loop, the next iteration reads it.</summary>
    private static Node? Number(Maker maker) => maker.Assignable(maker.Real) is { } variable
        ? Node.Of("assign a number", Node.Statement, $"{variable.Name} = $0;", maker.Constant(maker.Real))
        : null;

    /// <summary>It is read, and then depends on nothing: what the first iteration reads is not what the others read.</summary>
    private static Node? Taken(Maker maker) => maker.Scope.Loops > 0 && maker.Assignable(maker.Real) is { } sum && maker.Assignable(maker.Real) is { } taken && sum != taken
        ? Node.Of(
            "add and reset", Node.Statement, Elements.Text($"{sum.Name} += 0.5~ * M.Sin({taken.Name} + $0);\n{taken.Name} = $1;", maker.Real),
            maker.Expression(maker.Real, 1), maker.Constant(maker.Real))
        : null;

    private static Node? Step(Maker maker) => maker.Assignable(maker.Real) is { } variable
        ? Node.Of("step", Node.Statement, maker.Random.Pick([$"{variable.Name}++;", $"--{variable.Name};", $"{variable.Name} = 0.5f * {variable.Name}--;"]))
        : null;

    private static Node? Integer(Maker maker) => maker.Assignable(Int) is not { } variable ? null : maker.Random.Below(4) switch
    {
        0 => Node.Of("increment", Node.Statement, $"{variable.Name}++;"),
        1 => Node.Of("int add to", Node.Statement, $"{variable.Name} += $0;", maker.Expression(Int, 1)),
        _ => Node.Of("int assign", Node.Statement, $"{variable.Name} = $0 % 5;", maker.Expression(Int, 1)),
    };

    private static Node? Boolean(Maker maker) => maker.Assignable(Bool) is { } variable
        ? Node.Of("bool assign", Node.Statement, $"{variable.Name} = $0;", maker.Expression(Bool, 2))
        : null;

    private static Node? Chain(Maker maker) => maker.Assignable(maker.Real) is { } one && maker.Assignable(maker.Real) is { } other && one != other
        ? Node.Of("assignment as a value", Node.Statement, $"{one.Name} = {other.Name} = $0;", maker.Expression(maker.Real, 2))
        : null;
}
