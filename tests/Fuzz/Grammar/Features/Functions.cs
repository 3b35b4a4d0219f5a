namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>The smooth functions of Math and MathF, with operands that stay inside of their domains.</summary>
internal sealed class Functions : Feature
{
    private static readonly (string Name, string Text)[] Unary =
    [
        ("Sin", "M.Sin($0)"),
        ("Cos", "M.Cos($0)"),
        ("Tan", "M.Tan(0.5~ * M.Sin($0))"),
        ("Exp", "M.Exp(-M.Abs($0))"),
        ("Exp", "M.Exp(0.5~ * M.Sin($0))"),
        ("Log", "M.Log(1.25~ + M.Abs($0))"),
        ("Log2", "M.Log2(1.5~ + M.Abs($0))"),
        ("Log10", "M.Log10(2~ + M.Abs($0))"),
        ("Sqrt", "M.Sqrt(1~ + M.Abs($0))"),
        ("Cbrt", "M.Cbrt(1.5~ + M.Abs($0))"),
        ("Tanh", "M.Tanh($0)"),
        ("Sinh", "M.Sinh(M.Tanh($0))"),
        ("Cosh", "M.Cosh(M.Tanh($0))"),
        ("Asin", "M.Asin(0.75~ * M.Sin($0))"),
        ("Acos", "M.Acos(0.75~ * M.Cos($0))"),
        ("Atan", "M.Atan($0)"),
        ("Asinh", "M.Asinh($0)"),
        ("Acosh", "M.Acosh(1.5~ + M.Abs($0))"),
        ("Atanh", "M.Atanh(0.75~ * M.Tanh($0))"),
    ];

    private static readonly (string Name, string Text)[] Binary =
    [
        ("Pow", "M.Pow(1.25~ + M.Abs($0), M.Sin($1))"),
        ("Atan2", "M.Atan2($0, 1.5~ + M.Abs($1))"),
        ("Log with base", "M.Log(1.25~ + M.Abs($0), 2.5~ + M.Cos($1))"),
    ];

    public override IEnumerable<Production> Productions => Reals.SelectMany(type =>
        Unary.Select(function => Expression(function.Name, 2, type, Text(function.Text, type), type))
            .Concat(Binary.Select(function => Expression(function.Name, 2, type, Text(function.Text, type), type, type)))
            .Append(Expression("Pow", 2, type, Text("M.Pow($0, 3~)", type), type))
            .Append(Expression("Pow", 2, type, Text("M.Pow(M.Cos($0), 2~)", type), type)))
        .Append(Expression("FusedMultiplyAdd", 2, Double, "Math.FusedMultiplyAdd($0, $1, $2)", Double, Double, Double))
        .Append(Expression("Hypot", 2, Double, "double.Hypot($0, $1)", Double, Double))
        .Append(Expression("Lerp", 2, Double, "double.Lerp($0, $1, $2)", Double, Double, Double));

    private static string Text(string text, string type) =>
        text.Replace("M.", type == Single ? "MathF." : "Math.", StringComparison.Ordinal)
            .Replace("~", type == Single ? "f" : "", StringComparison.Ordinal);
}
