using System.Diagnostics;
using AutoDiffGen.Samples;

namespace AutoDiffGen.Benchmarks;

/// <summary>
/// The ratios in a minute: short runs of all contenders take turns, so that a change of clock speed or a busy neighbour
/// meets all of them alike, and the medians over many rounds are compared.
/// </summary>
internal static class Ratios
{
    private const int Rounds = 41, StepsPerRun = 40;

    public static void Print()
    {
        var single = new TwoLayerSteps<float>(TwoLayer.LossValueAndGrad);
        var real = new TwoLayerSteps<double>(TwoLayerDouble.LossValueAndGrad);
        Compare("float", ("hand-derived", single.HandDerived), ("generated", single.Generated), ("tape", single.Tape));
        Compare("double", ("hand-derived", real.HandDerived), ("generated", real.Generated), ("tape", real.Tape));
    }

    private static void Compare(string element, params (string Name, Func<double> Step)[] contenders)
    {
        var times = contenders.Select(_ => new double[Rounds]).ToArray();
        foreach (var (_, step) in contenders)
        {
            MicrosecondsPerStep(step, 20 * StepsPerRun);
        }
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                // The first to run is another one each round.
                var turn = (i + round) % contenders.Length;
                times[turn][round] = MicrosecondsPerStep(contenders[turn].Step, StepsPerRun);
            }
        }

        Console.WriteLine($"two-layer step, {element}   median us   to hand-derived   KB a step");
        var reference = Median(times[0]);
        for (var i = 0; i < contenders.Length; i++)
        {
            var median = Median(times[i]);
            Console.WriteLine(
                $"  {contenders[i].Name,-21} {median,11:F1} {median / reference,17:F2} {KilobytesPerStep(contenders[i].Step),11:F1}");
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
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < StepsPerRun; i++)
        {
            step();
        }
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / 1024.0 / StepsPerRun;
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
