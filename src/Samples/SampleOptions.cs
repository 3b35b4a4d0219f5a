using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AutoDiffGen.Samples;

/// <summary>What the command line asks of a sample.</summary>
internal sealed record SampleOptions
{
    /// <summary><c>--iterations N</c>: how many steps; null for as many as the sample is meant for.</summary>
    public int? Iterations { get; private init; }

    /// <summary><c>--brief</c>: few steps, to see that it runs.</summary>
    public bool Brief { get; private init; }

    /// <summary><c>--float</c>: float elements in place of double ones.</summary>
    public bool Float { get; private init; }

    /// <summary><c>--data DIR</c>: where the data set is.</summary>
    public string? Data { get; private init; }

    public int IterationsOr(int full, int brief) => Iterations ?? (Brief ? brief : full);

    public static bool TryParse(
        string[] args, out SampleOptions options, [NotNullWhen(false)] out string? problem)
    {
        options = new SampleOptions();
        problem = null;
        for (var i = 0; i < args.Length && problem is null; i++)
        {
            switch (args[i])
            {
                case "--brief":
                    options = options with { Brief = true };
                    break;
                case "--float":
                    options = options with { Float = true };
                    break;
                case "--iterations" when i + 1 < args.Length && TryParseCount(args[i + 1], out var count):
                    options = options with { Iterations = count };
                    i++;
                    break;
                case "--data" when i + 1 < args.Length:
                    options = options with { Data = args[++i] };
                    break;
                case "--iterations":
                    problem = "--iterations takes a positive number.";
                    break;
                case "--data":
                    problem = "--data takes a folder.";
                    break;
                default:
                    problem = $"There is no option \"{args[i]}\".";
                    break;
            }
        }
        return problem is null;
    }

    private static bool TryParseCount(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0;
}
