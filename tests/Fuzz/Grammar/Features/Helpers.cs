using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Calls of other methods of the type: of one expression, or with a body like that of the fuzzed one.</summary>
internal sealed class Helpers : Feature
{
    private const string Note = "helpers";
    private const int MostHelpers = 3;

    public override IEnumerable<Production> Productions => Reals.Select(type => new Production(type, 5, maker => Call(maker, type)));

    private static Node? Call(Maker maker, string type)
    {
        // A note is the return type, the name and the types of the parameters.
        var helpers = maker.Notes.TryGetValue(Note, out var notes) ? notes : maker.Notes[Note] = [];
        string[] matching = [.. helpers.Where(helper => helper.StartsWith(type + " ", StringComparison.Ordinal))];
        string? chosen = matching.Length > 0 && maker.Random.Chance(60) ? maker.Random.Pick(matching)
            : helpers.Count < MostHelpers ? Make(maker, type, helpers)
            : null;
        if (chosen is null)
            return null;
        string[] words = chosen.Split(' ');
        string arguments = string.Join(", ", Enumerable.Range(0, words.Length - 3).Select(i => $"${i}"));
        return Node.Of(words[2], type, $"{words[1]}({arguments})", words[3..].Select(parameter => maker.Expression(parameter)));
    }

    private static string Make(Maker maker, string type, List<string> helpers)
    {
        bool isExpression = maker.Random.Chance(40);
        Variable[] parameters = [new("a", type), new("b", maker.Random.Chance(75) ? type : Int)];
        string construct = isExpression ? "helper of one expression" : "helper";
        string name = maker.NewMemberName("H");
        Node member = isExpression
            ? maker.Function($"private static {type} {name}($0) => $1;", type, parameters, 0, () => maker.Expression(type, 2))
            : maker.Function($"private static {type} {name}($0)\n$1", type, parameters, maker.Random.Between(1, 5));
        maker.AddMember(member);
        string note = $"{type} {name} {construct.Replace(' ', '-')} {string.Join(" ", parameters.Select(parameter => parameter.Type))}";
        helpers.Add(note);
        return note;
    }
}
