using System.Globalization;
using AutoDiffGen.Fuzz.Grammar;

namespace AutoDiffGen.Fuzz.Commands;

/// <summary>Options of the command line: <c>--name value</c>.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public Options(IReadOnlyList<string> args)
    {
        for (int i = 0; i < args.Count; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Count)
                throw new ArgumentException($"'{args[i]}' is not an option with a value.");
            values[args[i][2..]] = args[i + 1];
        }
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
