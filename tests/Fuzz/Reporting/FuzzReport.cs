using System.Text;
using AutoDiffGen.Fuzz.Checking;
using static System.Globalization.CultureInfo;

namespace AutoDiffGen.Fuzz.Reporting;

/// <summary>The sum of a run.</summary>
internal sealed class FuzzReport
{
    /// <summary>More than this part of the programs may not be rejected.</summary>
    public const double MostRejected = 0.05;

    private const int MostMissing = 5;

    private readonly SortedDictionary<string, int> rejections = new(StringComparer.Ordinal);
    private readonly List<ProgramResult> defects = [];

    public int Programs { get; private set; }

    public int Rejected { get; private set; }

    public int Skipped { get; private set; }

    public int Points { get; private set; }

    public int Kinks { get; private set; }

    /// <summary>What was met in programs that were accepted.</summary>
    public Coverage Coverage { get; } = new();

    public IReadOnlyList<ProgramResult> Defects => defects;

    public bool IsGood => defects.Count == 0 && Rejected <= MostRejected * Programs;

    public void Add(ProgramResult result)
    {
        Programs++;
        Points += result.Points;
        Kinks += result.Kinks;
        if (result.Verdict == Verdict.Rejected)
        {
            Rejected++;
            string reason = $"{result.Id} {result.Message.Split('\n')[0].Replace(result.Program.Name, "", StringComparison.Ordinal)}";
            rejections[reason] = rejections.GetValueOrDefault(reason) + 1;
        }
        else if (result.Verdict.IsDefect())
        {
            defects.Add(result);
        }
        else
        {
            Skipped += result.Verdict == Verdict.Skipped ? 1 : 0;
            Coverage.Add(result.Program);
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(InvariantCulture, $"{Programs} programs: {Programs - Rejected - Skipped - defects.Count} agree, {defects.Count} defects, {Rejected} rejected ({100.0 * Rejected / Math.Max(1, Programs):F1} %), {Skipped} without a usable point\n");
        text.Append(InvariantCulture, $"{Points} points, {Kinks} of them at or near a kink, where modes were compared with each other only\n");
        foreach (var (reason, count) in rejections.OrderByDescending(pair => pair.Value))
            text.Append(InvariantCulture, $"  rejected {count,5}: {reason}\n");
        text.Append(InvariantCulture, $"{Coverage.Constructs.Count} constructs; {Coverage.PairsPossible - Coverage.MissingPairs.Count} of their {Coverage.PairsPossible} pairs were met in one program\n");
        foreach (var group in Coverage.Constructs.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Chunk(6))
            text.Append("  ").AppendJoin(", ", group.Select(pair => $"{pair.Key} {pair.Value}")).Append('\n');
        foreach (var (one, other) in Coverage.MissingPairs.Take(MostMissing))
            text.Append(InvariantCulture, $"  never together: {one}, {other}\n");
        foreach (var group in defects.GroupBy(defect => defect.Verdict))
            text.Append(InvariantCulture, $"{group.Key}: {group.Count()}: programs {string.Join(", ", group.Take(20).Select(defect => defect.Program.Name))}\n");
        return text.ToString();
    }
}
