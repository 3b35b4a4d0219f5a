using AutoDiffGen.Fuzz.Building;
using AutoDiffGen.Fuzz.Checking;
using AutoDiffGen.Fuzz.Faults;
using AutoDiffGen.Generator;

namespace AutoDiffGen.Fuzz.Commands;

/// <summary>Prints one program, what is generated for it, with a fault planted where one is named, and how it ends.</summary>
internal static class ShowCommand
{
    public static int Run(Options options)
    {
        var fault = FaultList.All.SingleOrDefault(fault => fault.Name == options.Text("fault", ""));
        var builder = new Builder(fault is null ? () => new DifferentiableGenerator() : FaultyGenerator.Build(fault));
        var session = new Session(options.Language(), builder, (ulong)options.Number("seed", 1)) { IsSecondOrder = options.IsSecondOrder };
        var program = session.Make(options.Number("program", 0));
        Console.WriteLine(program.Source());
        if (options.Text("generated", "yes") == "yes")
            Console.WriteLine(builder.TextOf(program, options.Text("optimize", "yes") == "yes"));
        var result = new BatchRunner(builder).Run([program]).Single();
        Console.WriteLine($"{result.Verdict} {result.Id} {result.Message} (optimizations {(result.Optimize ? "on" : "off")})");
        return result.Verdict.IsDefect() ? ExitCodes.Found : ExitCodes.Fine;
    }
}
