using System.Diagnostics;
using AutoDiffGen.Fuzz.Building;
using AutoDiffGen.Fuzz.Checking;
using AutoDiffGen.Fuzz.Faults;
using AutoDiffGen.Generator;

namespace AutoDiffGen.Fuzz.Commands;

/// <summary>Plants the faults in the generator, one at a time, and tells by which program each was found.</summary>
internal static class FaultsCommand
{
    private const string Only = "only";

    /// <summary>Most faults are found by the first programs.</summary>
    private const int SmallBatch = 16;

    public static int Run(Options options)
    {
        if (options.Text(Only, "") is { Length: > 0 } name)
            return Find(FaultList.All.Single(fault => fault.Name == name), options);
        int missed = FaultList.All.Count(fault => !IsFound(fault, options));
        Console.WriteLine($"{FaultList.All.Count - missed} of {FaultList.All.Count} faults were found");
        return missed == 0 ? ExitCodes.Fine : ExitCodes.Found;
    }

    /// <summary>In a process of its own: a fault may make loops that never end.</summary>
    private static bool IsFound(Fault fault, Options options)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Arguments(fault, options)))!;
        process.WaitForExit();
        if (process.ExitCode == ExitCodes.Hangs)
            Console.WriteLine($"found: {fault.Name}: a loop that does not end");
        return process.ExitCode is ExitCodes.Found or ExitCodes.Hangs;
    }

    private static string[] Arguments(Fault fault, Options options) =>
    [
        .. Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(FaultsCommand).Assembly.Location] : Array.Empty<string>(),
        "faults", "--" + Only, fault.Name, "--programs", options.Text("programs", "2000"), "--seed", options.Text("seed", "1"), "--without", options.Text("without", ""),
    ];

    /// <summary>What the generator does wrong without the fault does not show that the fault is found.</summary>
    private static bool IsOfTheFault(ProgramResult defect) =>
        !new BatchRunner(new Builder(() => new DifferentiableGenerator())).Run([defect.Program]).Single().Verdict.IsDefect();

    private static int Find(Fault fault, Options options)
    {
        var watch = Stopwatch.StartNew();
        var session = new Session(options.Language(), new Builder(FaultyGenerator.Build(fault)), (ulong)options.Number("seed", 1))
        {
            StopsAtDefect = true,
            BatchSize = SmallBatch,
            Counts = IsOfTheFault,
        };
        var report = session.Run(0, options.Number("programs", 2000));
        if (report.Defects.Count == 0)
        {
            Console.WriteLine($"MISSED: {fault.Name}, in {report.Programs} programs");
            return ExitCodes.Fine;
        }

        var first = report.Defects[0];
        Console.WriteLine($"found: {fault.Name}: {first.Verdict} in program {first.Program.Name}, and in {report.Defects.Count} of the first {report.Programs}, {watch.Elapsed.TotalSeconds:F0} s");
        return ExitCodes.Found;
    }
}
