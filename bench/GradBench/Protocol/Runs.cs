using System.Diagnostics;
using System.Text.Json;

namespace AutoDiffGen.GradBench;

/// <summary>How often a function is to be run: at least so many times, and for at least so many seconds in total.</summary>
internal readonly record struct Runs(int AtLeast, double Seconds)
{
    private const string MinRuns = "min_runs";
    private const string MinSeconds = "min_seconds";

    /// <summary>Reads them from an input; one that does not say is run once.</summary>
    public static Runs Read(JsonElement input)
    {
        if (input.ValueKind != JsonValueKind.Object)
        {
            return new(1, 0);
        }
        var runs = input.TryGetProperty(MinRuns, out _) ? input.Integer(MinRuns) : 1;
        var seconds = input.TryGetProperty(MinSeconds, out _) ? input.Double(MinSeconds) : 0;
        return new(Math.Max(runs, 1), seconds);
    }

    /// <summary>The last output, and the time of each run.</summary>
    public (TOutput Output, List<long> Nanoseconds) Measure<TOutput>(Func<TOutput> compute)
    {
        var nanoseconds = new List<long>();
        var elapsed = 0L;
        TOutput output;
        do
        {
            var start = Stopwatch.GetTimestamp();
            output = compute();
            // Not as a TimeSpan, which counts in units of 100 ns.
            var ticks = Stopwatch.GetTimestamp() - start;
            nanoseconds.Add((long)(ticks * (1e9 / Stopwatch.Frequency)));
            elapsed += ticks;
        }
        while (nanoseconds.Count < AtLeast || elapsed < Seconds * Stopwatch.Frequency);
        return (output, nanoseconds);
    }
}
