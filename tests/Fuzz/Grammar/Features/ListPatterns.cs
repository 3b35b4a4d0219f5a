using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Patterns that bind elements of an array or a span by their places.</summary>
internal sealed class ListPatterns : Feature
{
    public override IEnumerable<Production> Productions => [.. Reals.Select(type => new Production(type, 2, maker => Choice(maker, type)))];

    private static Node? Choice(Maker maker, string type)
    {
        if (Elements.Pick(maker, type) is not { } array)
            return null;
        string first = NewName(maker, "first");
        string last = NewName(maker, "last");
        string text = "($0 switch { [var F, .., var L] when F > L => F * $1 - L, [_, var F, ..] => F * $2, [.., var L] => L, _ => $1 })"
            .Replace("F", first, StringComparison.Ordinal).Replace("L", last, StringComparison.Ordinal);
        return Node.Of("list pattern", type, text, Node.Leaf(array.Type, array.Name), maker.Expression(type), maker.Expression(type));
    }

    private static string NewName(Maker maker, string preferred) =>
        maker.Scope.Add(new Variable(maker.Scope.NewName(maker.Random, preferred), "of the pattern only")).Name;
}
