using System.Text;
using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Reporting;

/// <summary>In how many programs each construct occurred, and each pair of constructs.</summary>
internal sealed class Coverage
{
    private readonly SortedDictionary<string, int> single = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), int> pairs = [];

    public IReadOnlyDictionary<string, int> Constructs => single;

    /// <summary>Of all pairs of constructs that occurred at all, those that never occurred together.</summary>
    public IReadOnlyList<(string, string)> MissingPairs => [.. AllPairs().Where(pair => !pairs.ContainsKey(pair))];

    public int PairsPossible => single.Count * (single.Count - 1) / 2;

    public void Add(FuzzProgram program)
    {
        string[] constructs = [.. program.Constructs];
        for (int i = 0; i < constructs.Length; i++)
        {
            single[constructs[i]] = single.GetValueOrDefault(constructs[i]) + 1;
            for (int j = i + 1; j < constructs.Length; j++)
                pairs[(constructs[i], constructs[j])] = pairs.GetValueOrDefault((constructs[i], constructs[j])) + 1;
        }
    }

    /// <summary>All counts, one in a line.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder("construct,with,programs\n");
        foreach (var (construct, count) in single)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{construct},,{count}\n");
        foreach (var (one, other) in AllPairs())
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{one},{other},{pairs.GetValueOrDefault((one, other))}\n");
        return text.ToString();
    }

    private IEnumerable<(string, string)> AllPairs()
    {
        string[] constructs = [.. single.Keys];
        for (int i = 0; i < constructs.Length; i++)
        {
            for (int j = i + 1; j < constructs.Length; j++)
                yield return (constructs[i], constructs[j]);
        }
    }
}
