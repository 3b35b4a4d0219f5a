using System.Diagnostics;
using AutoDiffGen.Fuzz.Building;
using AutoDiffGen.Fuzz.Checking;
using AutoDiffGen.Fuzz.Reporting;
using AutoDiffGen.Fuzz.Shrinking;
using AutoDiffGen.Generator;

namespace AutoDiffGen.Fuzz.Commands;

/// <summary>Runs many programs, tells how it went, and shrinks the first of each kind of defect.</summary>
internal static class RunCommand
{
    private const int MostShrunk = 6;

    private static int told;

    public static int Run(Options options)
    {
        var builder = new Builder(() => new DifferentiableGenerator());
        var watch = Stopwatch.StartNew();
        int count = options.Number("programs", 1000);
        var session = new Session(options.Language(), builder, (ulong)options.Number("seed", 1))
        {
            IsSecondOrder = options.IsSecondOrder,
            Jobs = options.Number("jobs", 1),
            Progress = report => Tell(report, count, watch.Elapsed),
        };
        var report = session.Run(options.Number("from", 0), count);
        Console.Error.WriteLine();
        Console.WriteLine(report);
        if (options.Text("pairs", "") is { Length: > 0 } file)
            File.WriteAllText(file, report.Coverage.ToCsv());
        foreach (var defect in report.Defects.Where(defect => defect.Verdict != Verdict.Invalid).DistinctBy(KindOf).Take(options.Number("shrink", MostShrunk)))
            Console.WriteLine(Describe(new Shrinker(builder).Shrink(defect), builder));
        return report.IsGood ? ExitCodes.Fine : ExitCodes.Found;
    }

    /// <summary>How far it is, in place; what was found since the last time, to stay.</summary>
    private static void Tell(FuzzReport report, int count, TimeSpan elapsed)
    {
        foreach (var defect in report.Defects.Skip(told))
            Console.Error.WriteLine($"\r{defect.Verdict} in program {defect.Program.Name}: {defect.Id} {defect.Message.Split('\n')[0]}");
        told = report.Defects.Count;
        Console.Error.Write($"\r{report.Programs} of {count}, {report.Defects.Count} defects, {report.Rejected} rejected, {elapsed.TotalSeconds:F0} s ");
    }

    private static (Verdict, string) KindOf(ProgramResult defect) => (defect.Verdict, defect.Id + defect.Message.Split('\n')[0].Split(' ')[0]);

    private static string Describe(ProgramResult defect, Builder builder) =>
        $"""
        ==== {defect.Verdict} {defect.Id} in program {defect.Program.Name}, optimizations {(defect.Optimize ? "on" : "off")}
        {defect.Message}
        ---- program
        {defect.Program.Source()}
        ---- generated
        {builder.TextOf(defect.Program, defect.Optimize)}
        """;
}
