using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>What arrays and spans have in common.</summary>
internal static class Elements
{
    private const string IndexType = "index";

    /// <summary>An array or span of numbers of a type.</summary>
    public static Variable? Pick(Maker maker, string type)
    {
        Variable[] arrays = [.. maker.Scope.Visible.Where(variable => variable.Type == type + "[]" || variable.Type == $"Span<{type}>")];
        return arrays.Length == 0 ? null : maker.Random.Pick(arrays);
    }

    public static Variable? PickArray(Maker maker, string type)
    {
        var arrays = maker.Scope.OfType(type + "[]");
        return arrays.Length == 0 ? null : maker.Random.Pick(arrays);
    }

    /// <summary>An index below a length.</summary>
    public static Node Index(Maker maker, int length)
    {
        Variable[] indices = [.. maker.Scope.OfType("int").Where(variable => variable.IsIndex)];
        string constant = maker.Random.Below(length).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (indices.Length == 0 || maker.Random.Chance(20))
        {
            return maker.Random.Chance(80)
                ? Node.Leaf(IndexType, constant)
                : Node.Of("computed index", IndexType, $"Math.Abs($0) % {length}", maker.Expression("int", 1));
        }

        string index = maker.Random.Pick(indices).Name;
        return maker.Random.Below(4) switch
        {
            0 => Node.Of("index from the end", IndexType, length == FuzzProgram.ArrayLength ? $"2 - {index}" : constant),
            1 => Node.Of("cyclic index", IndexType, $"({index} + 1) % {length}"),
            _ => Node.Of("index by counter", IndexType, length == FuzzProgram.ArrayLength ? index : $"{index} % {length}"),
        };
    }

    /// <summary>M stands for Math or MathF, and ~ for the end of a literal.</summary>
    public static string Text(string text, string type) =>
        text.Replace("M.", type == "float" ? "MathF." : "Math.", StringComparison.Ordinal)
            .Replace("~", type == "float" ? "f" : "", StringComparison.Ordinal);
}
