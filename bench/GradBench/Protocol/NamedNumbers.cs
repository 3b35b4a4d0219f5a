using System.Text;

namespace AutoDiffGen.GradBench;

/// <summary>
/// The names that Python's <c>json</c> writes for numbers that JSON does not have: bare <c>NaN</c>, <c>Infinity</c>
/// and <c>-Infinity</c>. They are quoted before a line is parsed.
/// </summary>
internal static class NamedNumbers
{
    private static readonly (string Name, double Value)[] Names =
    [
        ("NaN", double.NaN), ("Infinity", double.PositiveInfinity), ("-Infinity", double.NegativeInfinity),
    ];

    public static bool TryParse(string? text, out double value)
    {
        foreach (var (name, number) in Names)
        {
            if (text == name)
            {
                value = number;
                return true;
            }
        }
        value = 0;
        return false;
    }

    public static string Quote(string line)
    {
        if (!line.Contains("NaN", StringComparison.Ordinal) && !line.Contains("Infinity", StringComparison.Ordinal))
        {
            return line;
        }
        var quoted = new StringBuilder(line.Length + 64);
        var inString = false;
        for (var i = 0; i < line.Length; i++)
        {
            var rest = line.AsSpan(i);
            if (!inString && NameAt(rest) is { } name)
            {
                quoted.Append('"').Append(name).Append('"');
                i += name.Length - 1;
                continue;
            }
            quoted.Append(line[i]);
            if (inString && line[i] == '\\' && rest.Length > 1)
            {
                quoted.Append(line[++i]);
            }
            else if (line[i] == '"')
            {
                inString = !inString;
            }
        }
        return quoted.ToString();
    }

    private static string? NameAt(ReadOnlySpan<char> text)
    {
        foreach (var (name, _) in Names)
        {
            if (text.StartsWith(name, StringComparison.Ordinal))
            {
                return name;
            }
        }
        return null;
    }
}
