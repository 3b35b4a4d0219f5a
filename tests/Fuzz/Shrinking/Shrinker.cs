using AutoDiffGen.Fuzz.Building;
using AutoDiffGen.Fuzz.Checking;
using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Shrinking;

/// <summary>
/// Makes a program smaller as long as it ends with the same verdict. Candidates are built many at a time; those that are no
/// C# fall out there.
/// </summary>
internal sealed class Shrinker(Builder builder)
{
    private const int BatchSize = 48;
    private const int MostRounds = 200;

    private readonly BatchRunner runner = new(builder);

    public ProgramResult Shrink(ProgramResult defect)
    {
        var best = defect;
        for (int round = 0; round < MostRounds; round++)
        {
            if (Smaller(best) is not { } smaller)
                break;
            best = smaller;
        }

        return best;
    }

    private ProgramResult? Smaller(ProgramResult defect)
    {
        var candidates = Reductions.Of(defect.Program.Members)
            .Where(members => members.Children is [{ Text: var method }, ..] && method.Contains("FUZZED", StringComparison.Ordinal))
            .Where(members => members.Size < defect.Program.Members.Size || Printer.Print(members).Length < Printer.Print(defect.Program.Members).Length)
            .OrderBy(members => members.Size)
            .Select((members, index) => defect.Program with { Name = $"{index}", Members = members });
        foreach (var batch in candidates.Chunk(BatchSize))
        {
            var results = runner.Run(batch, defect.Optimize);
            if (results.FirstOrDefault(result => result.Verdict == defect.Verdict && result.Id == defect.Id) is { } smaller)
                return smaller with { Program = smaller.Program with { Name = defect.Program.Name } };
        }

        return null;
    }
}
