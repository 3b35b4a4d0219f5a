using System.Reflection;
using System.Text.RegularExpressions;

namespace AutoDiffGen.Generator.Tests.Language;

/// <summary>
/// Reads docs/language.md. Under a heading stand code blocks and tables. A block with a [Differentiable] method is an
/// accepted example; any other declares what the examples of its section use. A table whose first column is called
/// <c>accepted</c> or <c>rejected</c> has an example in each row's second column: code, bold where it is reported, and the id
/// of the diagnostic in the third.
/// </summary>
internal static partial class LanguagePage
{
    public static string Text { get; } = File.ReadAllText(typeof(LanguagePage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == "LanguagePage").Value!);

    public static IReadOnlyList<LanguageRow> Rows { get; } = [.. Sections().SelectMany(RowsOf)];

    /// <summary>The rows of a table by the name of its first column, as cells.</summary>
    public static IEnumerable<string[]> Table(string lines, string firstColumn)
    {
        bool inside = false;
        foreach (var line in lines.Split('\n'))
        {
            var cells = Cells(line);
            if (cells.Length == 0)
                inside = false;
            else if (cells[0] == firstColumn)
                inside = true;
            else if (inside && !cells.All(cell => cell.Trim('-', ':').Length == 0))
                yield return cells;
        }
    }

    private static IEnumerable<(string Heading, string Text)> Sections() => Text.Split("\n## ").Skip(1)
        .Select(section => (section[..section.IndexOf('\n', StringComparison.Ordinal)].Trim(), section));

    private static IEnumerable<LanguageRow> RowsOf((string Heading, string Text) section)
    {
        var blocks = CodeBlock().Matches(section.Text).Select(match => match.Groups[1].Value).ToArray();
        var declarations = string.Concat(blocks.Where(block => !IsExample(block)));
        int number = 0;
        foreach (var block in blocks.Where(IsExample))
            yield return new LanguageRow(section.Heading, $"block {++number}", declarations, block, IsAccepted: true);
        foreach (bool isAccepted in new[] { true, false })
        {
            foreach (var cells in Table(section.Text, isAccepted ? "accepted" : "rejected"))
                yield return new LanguageRow(section.Heading, cells[0], declarations, Marked(cells), isAccepted);
        }
    }

    private static bool IsExample(string block) => block.Contains("[Differentiable", StringComparison.Ordinal);

    /// <summary>The cells of a line of a table; none for any other line.</summary>
    private static string[] Cells(string line) => line.StartsWith('|')
        ? [.. Separator().Split(line.Trim())[1..^1].Select(cell => cell.Replace("\\|", "|", StringComparison.Ordinal).Trim())]
        : [];

    private static string Marked(string[] cells)
    {
        var id = DiagnosticId().Match(cells[2]).Value;
        return string.Concat(CodeSpan().Matches(cells[1]).Select(span => span.Groups["bold"].Success
            ? $"{{|{id}:{span.Groups["bold"].Value}|}}"
            : span.Groups["plain"].Value));
    }

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Separator();

    [GeneratedRegex(@"\*\*(`+)(?<bold>.+?)\1\*\*|(`+)(?<plain>.+?)\2")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("ADG[0-9]{4}")]
    private static partial Regex DiagnosticId();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
