using System.Text;

namespace AutoDiffGen.Fuzz.Programs;

/// <summary>The C# of a node.</summary>
internal static class Printer
{
    private const int Step = 4;

    public static string Print(Node node, int indent = 0)
    {
        var text = new StringBuilder();
        foreach (string line in Indent(Lines(node), indent))
            text.Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>An expression, which is always of one line.</summary>
    private static string Inline(Node node)
    {
        if (node.Text == Node.Commas)
            return string.Join(", ", node.Children.Select(Inline));
        var text = new StringBuilder();
        for (int i = 0; i < node.Text.Length; i++)
        {
            if (node.Text[i] == '$')
                text.Append(Inline(node.Children[node.Text[++i] - '0']));
            else
                text.Append(node.Text[i]);
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(Node node)
    {
        if (node.Text == Node.Lines)
            return node.Children.SelectMany(Lines);
        return node.Text.Split('\n').SelectMany(line => HoleOf(line.TrimStart()) is { } hole && node.Children[hole].Text == Node.Lines
            ? Indent(Block(node.Children[hole], line.TrimStart()[2..]), line.Length - line.TrimStart().Length)
            : [Inline(node with { Text = line })]);
    }

    /// <summary>The hole of a line that is nothing else, but for a closing <c>;</c> or <c>);</c>.</summary>
    private static int? HoleOf(string line) =>
        line.Length >= 2 && line[0] == '$' && line[2..] is "" or ";" or ");" ? line[1] - '0' : null;

    private static IEnumerable<string> Block(Node block, string close) => block.Type == Node.Block
        ? ["{", .. Indent(Lines(block), Step), "}" + close]
        : Lines(block);

    private static IEnumerable<string> Indent(IEnumerable<string> lines, int by) =>
        lines.Select(line => line.Length == 0 ? line : new string(' ', by) + line);
}
