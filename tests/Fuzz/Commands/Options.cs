using System.Globalization;
using AutoDiffGen.Fuzz.Grammar;

namespace AutoDiffGen.Fuzz.Commands;

/// <summary>Options of the command line: <c>--name value</c>.</summary>
internal sealed class Options
{
    private static readonly string[] Known =
        ["programs", "from", "seed", "jobs", "without", "second", "pairs", "shrink", "only", "program", "fault", "generated", "optimize", "show"];

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    private Options()
    {
    }

    /// <summary>The options that are written; null where something else is.</summary>
    public static Options? Of(IReadOnlyList<string> args, out string problem)
    {
        var options = new Options();
        for (int i = 0; i < args.Count; i += 2)
        {
            string name = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i][2..] : "";
            if (!Known.Contains(name) || i + 1 == args.Count)
            {
                problem = $"'{args[i]}' is not an option with a value. Run with nothing, 'show', 'faults' or 'mutate', then any of {string.Join(", ", Known.Select(known => "--" + known))}, each with its value.";
                return null;
            }

            options.values[name] = args[i + 1];
        }

        problem = "";
        return options;
    }

    public string Text(string name, string otherwise) => values.GetValueOrDefault(name, otherwise);

    public int Number(string name, int otherwise) =>
        values.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>What is switched off: <c>--without Grids,Helpers</c>.</summary>
    public Language Language() => FeatureList.Without(Names("without"));

    /// <summary><c>--second yes</c>: with products with the Hessian.</summary>
    public bool IsSecondOrder => Text("second", "no") == "yes";

    private string[] Names(string name) => Text(name, "").Split(',', StringSplitOptions.RemoveEmptyEntries);
}
