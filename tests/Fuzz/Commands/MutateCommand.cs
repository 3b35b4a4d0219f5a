using System.Diagnostics;
using AutoDiffGen.Fuzz.Mutation;

namespace AutoDiffGen.Fuzz.Commands;

/// <summary>Feeds mutated sources of this repository to the generator.</summary>
internal static class MutateCommand
{
    private const int MostShown = 10;

    public static int Run(Options options)
    {
        int from = options.Number("from", 0), count = options.Number("programs", 1000);
        var run = new MutationRun(RealSources.All, (ulong)options.Number("seed", 1));
        var watch = Stopwatch.StartNew();
        int defects = 0;
        for (int number = from; number < from + count; number++)
        {
            if (run.Try(number) is { } defect && defects++ < MostShown)
                Console.WriteLine($"==== {defect.File}, mutant {defect.Number}\n{defect.Problem}\n{(options.Text("show", "no") == "yes" ? defect.Source : "")}");
            if (number % 50 == 0)
                Console.Error.Write($"\r{number - from + 1} of {count}, {defects} defects, {watch.Elapsed.TotalSeconds:F0} s ");
        }

        Console.Error.WriteLine();
        Console.WriteLine($"{count} mutants: {run.Compiled} compile, {run.Generated} in projects with generated code, {defects} defects");
        return defects == 0 ? ExitCodes.Fine : ExitCodes.Found;
    }
}
