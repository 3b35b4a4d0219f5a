using System;
using System.Text;

namespace AutoDiffGen.Generator.Emit;

/// <summary>Writes indented lines; blocks open and close with braces.</summary>
internal sealed class SourceWriter
{
    private const int Width = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    public SourceWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * Width).Append(line);
        }

        _text.Append('\n');
        return this;
    }

    public void Open(string header)
    {
        Line(header);
        Line("{");
        _depth++;
    }

    public void Close()
    {
        _depth--;
        Line("}");
    }

    public void Indented(string line) => Deeper(() => Line(line));

    /// <summary>Writes one level deeper.</summary>
    public void Deeper(Action write)
    {
        _depth++;
        write();
        _depth--;
    }

    public override string ToString() => _text.ToString();
}
