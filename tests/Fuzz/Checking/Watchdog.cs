using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Checking;

/// <summary>A generated loop that never ends cannot be stopped from outside: the program is named, and the process ends.</summary>
internal static class Watchdog
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static T Run<T>(FuzzProgram program, Func<T> action)
    {
        using var timer = new Timer(_ => End(program), null, Patience, Timeout.InfiniteTimeSpan);
        return action();
    }

    private static void End(FuzzProgram program)
    {
        Console.Error.WriteLine($"Program {program.Name} does not come to an end:\n{program.Source()}");
        Environment.Exit(ExitCodes.Hangs);
    }
}
