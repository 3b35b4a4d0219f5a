using System.Diagnostics;

namespace AutoDiffGen.Benchmarks;

/// <summary>
/// Ratios in a few seconds: short runs of all contenders take turns, so that a change of clock speed or a busy
/// neighbour meets all of them alike. A ratio is the median of the ratios within a round.
/// </summary>
internal static class Contest
{
    private const int Rounds = 201;
    private const double MicrosecondsPerRun = 3000;

    /// <summary>Prints the times of all contenders, and their ratios to one of them.</summary>
    public static void Print(string name, int reference, params (string Name, Func<double> Step)[] contenders)
    {
        var times = contenders.Select(_ => new double[Rounds]).ToArray();
        foreach (var (_, step) in contenders)
        {
            MicrosecondsPerStep(step, 1000);
        }
        var steps = 1 + (int)(MicrosecondsPerRun / MicrosecondsPerStep(contenders[reference].Step, 100));
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                // The first to run is another one each round.
                var turn = (i + round) % contenders.Length;
                times[turn][round] = MicrosecondsPerStep(contenders[turn].Step, steps);
            }
        }

        Console.WriteLine($"{name,-26} median us   to {contenders[reference].Name,-12}   bytes a step");
        for (var i = 0; i < contenders.Length; i++)
        {
            var median = Median(times[i]);
            var ratio = Median(times[i].Zip(times[reference], (time, other) => time / other));
            Console.WriteLine(
                $"  {contenders[i].Name,-22} {median,11:F1} {ratio,17:F2} {BytesPerStep(contenders[i].Step),14:F0}");
        }
    }

    private static double MicrosecondsPerStep(Func<double> step, int steps)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < steps; i++)
        {
            step();
        }
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / steps;
    }

    private static double BytesPerStep(Func<double> step)
    {
        const int steps = 1000;
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < steps; i++)
        {
            step();
        }
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)steps;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
