namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Functions with corners and jumps: differences across one are noticed and not used.</summary>
internal sealed class Kinks : Feature
{
    public override IEnumerable<Production> Productions => Reals.SelectMany(type =>
    {
        string math = type == Single ? "MathF" : "Math";
        string f = type == Single ? "f" : "";
        return new[]
        {
            Expression("Abs", 3, type, $"{math}.Abs($0)", type),
            Expression("Max", 3, type, $"{math}.Max($0, $1)", type, type),
            Expression("Min", 3, type, $"{math}.Min($0, $1)", type, type),
            Expression("Max with constant", 2, type, $"{math}.Max($0, 0.125{f})", type),
            Expression("Clamp", 2, type, $"Math.Clamp($0, -1.5{f}, 1.25{f})", type),
            Expression("Floor", 1, type, $"($0 + {math}.Floor($1))", type, type),
            Expression("CopySign", 1, type, $"{math}.CopySign($0, $1)", type, type),
        };
    });
}
