using System.Diagnostics;
using AutoDiffGen.Samples;

namespace AutoDiffGen.Benchmarks;

/// <summary>
/// The ratios in half a minute: short runs of all contenders take turns, so that a change of clock speed or a busy
/// neighbour meets all of them alike. A ratio is the median of the ratios within a round.
/// </summary>
internal static class Ratios
{
    private const int Rounds = 201;
    private const double MicrosecondsPerRun = 3000;

    public static void Print()
    {
        const int seed = TwoLayerData.NamedSeed;
        Compare("64 x 1000-100-10, float", new TwoLayerSteps<float>(
            TwoLayerData.Draw<float>(seed), TwoLayer.LossValueAndGrad));
        Compare("64 x 1000-100-10, double", new TwoLayerSteps<double>(
            TwoLayerData.Draw<double>(seed), TwoLayerDouble.LossValueAndGrad));

        // So small that what is not arithmetic shows.
        Compare("4 x 10-10-2, float", new TwoLayerSteps<float>(
            TwoLayerData.Draw<float>(seed, 4, 10, 10, 2), TwoLayer.LossValueAndGrad));
    }

    private static void Compare<T>(string name, TwoLayerSteps<T> steps)
        where T : unmanaged =>
        Compare(name, [("hand-derived", steps.HandDerived), ("generated", steps.Generated), ("tape", steps.Tape)]);

    private static void Compare(string name, (string Name, Func<double> Step)[] contenders)
    {
        var times = contenders.Select(_ => new double[Rounds]).ToArray();
        foreach (var (_, step) in contenders)
        {
            MicrosecondsPerStep(step, 1000);
        }
        var steps = 1 + (int)(MicrosecondsPerRun / MicrosecondsPerStep(contenders[0].Step, 100));
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                // The first to run is another one each round.
                var turn = (i + round) % contenders.Length;
                times[turn][round] = MicrosecondsPerStep(contenders[turn].Step, steps);
            }
        }

        Console.WriteLine($"{name,-26} median us   to hand-derived   KB a step");
        for (var i = 0; i < contenders.Length; i++)
        {
            var median = Median(times[i]);
            var ratio = Median(times[i].Zip(times[0], (time, reference) => time / reference));
            var kilobytes = KilobytesPerStep(contenders[i].Step);
            Console.WriteLine(
                $"  {contenders[i].Name,-22} {median,11:F1} {ratio,17:F2} {kilobytes,11:F1}");
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

    private static double KilobytesPerStep(Func<double> step)
    {
        const int steps = 50;
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < steps; i++)
        {
            step();
        }
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / 1024.0 / steps;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
