using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Queries over arrays.</summary>
internal sealed class Queries : Feature
{
    private static readonly string[] Texts =
    [
        "$0.Sum()", "$0.Max()", "$0.Min()", "$0.First()", "$0.Last()", "$0.ElementAt(1)", "$0.Average()",
        "$0.Select(V => V * $1).Sum()", "$0.Select(V => M.Sin(V) + $1).Max()", "$0.Sum(V => V * V)", "$0.Where(V => V > $1).Sum()",
        "$0.Skip(1).Sum(V => V * $1)", "$0.Take(2).Reverse().Aggregate((V, Q) => V * Q + $1)", "$0.Reverse().Select((V, J) => V * J).Sum()",
        "($0.Any(V => V > $1) ? $0.Last() : $1)", "($0.All(V => V < $1) ? $1 : $0.Min())", "$0.Zip($0.Skip(1), (V, Q) => V * Q).Sum()",
        "$0.Aggregate($1, (V, Q) => M.Cos(V) * Q)", "$0.Select(V => V * $1).ToArray()[1]",
    ];

    public override IEnumerable<Production> Productions => Reals.Select(type => new Production(type, 4, maker => Query(maker, type)));

    private static Node? Query(Maker maker, string type)
    {
        if (!maker.Uses(type) || Elements.PickArray(maker, type) is not { } array)
            return null;
        string text = maker.Random.Pick(Texts)
            .Replace("V", NewName(maker, "each"), StringComparison.Ordinal)
            .Replace("Q", NewName(maker, "next"), StringComparison.Ordinal)
            .Replace("J", NewName(maker, "at"), StringComparison.Ordinal);
        return Node.Of("query", type, Elements.Text(text, type), Node.Leaf(array.Type, array.Name), maker.Within(maker.Scope.InFunction(type), () => maker.Leaf(type)));
    }

    private static string NewName(Maker maker, string preferred) =>
        maker.Scope.Add(new Variable(maker.Scope.NewName(maker.Random, preferred), "of the query only")).Name;
}
