using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Spans of arrays, and slices.</summary>
internal sealed class Spans : Feature
{
    public override IEnumerable<Production> Productions =>
    [
        Statement(2, maker => OfArray(maker, "span of an array", "Span<R> NAME = $0;", FuzzProgram.ArrayLength)),
        Statement(2, maker => OfArray(maker, "slice of an array", "var NAME = $0.AsSpan(1, 2);", 2)),
        Statement(2, maker => OfArray(maker, "slice of an array", "Span<R> NAME = $0.AsSpan(1);", 2)),
        Statement(2, Slice),
        Statement(1, maker => OfArray(maker, "range of an array", "Span<R> NAME = $0.AsSpan()[1..];", 2)),
    ];

    private static Node? OfArray(Maker maker, string construct, string text, int length) =>
        Elements.PickArray(maker, maker.Real) is { } array ? Declare(maker, construct, text, length, Node.Leaf(array.Type, array.Name)) : null;

    private static Node? Slice(Maker maker)
    {
        Variable[] spans = [.. maker.Scope.OfType($"Span<{maker.Real}>").Where(span => span.Length > 1)];
        if (spans.Length == 0)
            return null;
        var span = maker.Random.Pick(spans);
        return Declare(maker, "slice of a span", "var NAME = $0.Slice(1);", span.Length - 1, Node.Leaf(span.Type, span.Name));
    }

    public static Node Declare(Maker maker, string construct, string text, int length, params Node[] operands)
    {
        string name = maker.Scope.NewName(maker.Random, "span", "part", "window");
        maker.Scope.Add(new Variable(name, $"Span<{maker.Real}>", Length: length));
        return Node.Of(
            construct, Node.Statement,
            text.Replace("NAME", name, StringComparison.Ordinal).Replace("<R>", $"<{maker.Real}>", StringComparison.Ordinal).Replace(" R[", $" {maker.Real}[", StringComparison.Ordinal),
            operands);
    }
}
