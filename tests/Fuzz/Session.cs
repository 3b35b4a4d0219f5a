using AutoDiffGen.Fuzz.Building;
using AutoDiffGen.Fuzz.Checking;
using AutoDiffGen.Fuzz.Grammar;
using AutoDiffGen.Fuzz.Programs;
using AutoDiffGen.Fuzz.Reporting;

namespace AutoDiffGen.Fuzz;

/// <summary>A run over the programs of a seed.</summary>
internal sealed class Session(Language language, Builder builder, ulong seed)
{
    private readonly BatchRunner runner = new(builder);

    public int BatchSize { get; init; } = 64;

    public int Jobs { get; init; } = 1;

    /// <summary>Whether second derivatives are asked for and checked too.</summary>
    public bool IsSecondOrder { get; init; }

    /// <summary>Whether the first defect ends the run.</summary>
    public bool StopsAtDefect { get; init; }

    /// <summary>Which defects count; all, where nothing is said.</summary>
    public Func<ProgramResult, bool> Counts { get; init; } = _ => true;

    /// <summary>Called after each batch, in order.</summary>
    public Action<FuzzReport>? Progress { get; init; }

    public FuzzReport Run(int from, int count)
    {
        var report = new FuzzReport();
        var batches = Enumerable.Range(from, count).Chunk(BatchSize);
        foreach (var results in Results(batches))
        {
            foreach (var result in results.Where(result => !result.Verdict.IsDefect() || Counts(result)))
                report.Add(result);
            Progress?.Invoke(report);
            if (StopsAtDefect && report.Defects.Count > 0)
                break;
        }

        return report;
    }

    /// <summary>In order, whatever runs beside what: the same seed gives the same report.</summary>
    private IEnumerable<IReadOnlyList<ProgramResult>> Results(IEnumerable<int[]> batches) => Jobs == 1
        ? batches.Select(Run)
        : batches.AsParallel().AsOrdered().WithDegreeOfParallelism(Jobs).WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(Run);

    private IReadOnlyList<ProgramResult> Run(int[] indices) =>
        runner.Run([.. indices.Select(Make)]);

    public FuzzProgram Make(int index) => ProgramFactory.Make(language, seed, index) with { IsSecondOrder = IsSecondOrder };
}
