using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffGen.Generator.Tests.Harness;

/// <summary>
/// Reads <c>{|ADG0001:span|}</c>: the text without the marks, and what is expected at which span. Marks may nest, and
/// <c>{|ADG0001:{|ADG0002:span|}|}</c> expects two at one span.
/// </summary>
internal static class DiagnosticMarkup
{
    public static (TestSource Source, IReadOnlyList<DiagnosticResult> Expected) Parse(TestSource marked)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var spans = new List<(string Id, TextSpan Span)>();
        for (int i = 0; i < marked.Content.Length; i++)
        {
            if (StartsMark(marked.Content, i, out var id))
            {
                open.Push((id, text.Length));
                i += id.Length + 2;
            }
            else if (open.Count > 0 && marked.Content.AsSpan(i).StartsWith("|}"))
            {
                var (closed, start) = open.Pop();
                spans.Add((closed, TextSpan.FromBounds(start, text.Length)));
                i++;
            }
            else
            {
                text.Append(marked.Content[i]);
            }
        }

        if (open.Count > 0)
            throw new FormatException($"The mark {{|{open.Peek().Id}: is not closed.");
        var plain = marked with { Content = text.ToString() };
        var lines = SourceText.From(plain.Content).Lines;
        return (plain, [.. spans.Select(span =>
            new DiagnosticResult(span.Id).WithSpan(plain.FileName, lines.GetLinePositionSpan(span.Span)))]);
    }

    private static bool StartsMark(string content, int at, out string id)
    {
        id = "";
        if (!content.AsSpan(at).StartsWith("{|"))
            return false;
        int end = at + 2;
        while (end < content.Length && char.IsAsciiLetterOrDigit(content[end]))
            end++;
        if (end == at + 2 || end == content.Length || content[end] != ':')
            return false;
        id = content[(at + 2)..end];
        return true;
    }
}
