using System.Runtime.Loader;
using AutoDiffGen.Fuzz.Building;
using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Checking;

/// <summary>Builds a batch of programs, with optimizations and without, and checks each.</summary>
internal sealed class BatchRunner(Builder builder)
{
    public IReadOnlyList<ProgramResult> Run(IReadOnlyList<FuzzProgram> batch)
    {
        var optimized = Run(batch, optimize: true);
        var survivors = optimized.Where(result => result.Verdict is Verdict.Agrees or Verdict.Skipped).Select(result => result.Program).ToArray();
        var plain = Run(survivors, optimize: false).ToDictionary(result => result.Program.Name);
        return [.. optimized.Select(result =>
            plain.TryGetValue(result.Program.Name, out var other) && other.Verdict.IsDefect() ? other : result)];
    }

    public IReadOnlyList<ProgramResult> Run(IReadOnlyList<FuzzProgram> batch, bool optimize)
    {
        if (batch.Count == 0)
            return [];
        var context = new AssemblyLoadContext("fuzz", isCollectible: true);
        try
        {
            var build = builder.Run(batch, optimize, context);
            return [.. batch.Select(program => build.Problems.TryGetValue(program.Name, out var problem)
                ? new ProgramResult(program, problem.Verdict, optimize, problem.Id, problem.Message)
                : Check(program, build, optimize))];
        }
        finally
        {
            context.Unload();
        }
    }

    private static ProgramResult Check(FuzzProgram program, Build build, bool optimize)
    {
        var check = Watchdog.Run(program, () => Checker.Check(program, new Subject(program, build.Assembly!)));
        return new ProgramResult(program, check.Verdict, optimize, "", check.Message, check.Points, check.Kinks);
    }
}
