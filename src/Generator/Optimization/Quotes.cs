using System.Collections.Generic;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimization;

/// <summary>Keeps the quotes of forward statements with what belongs to them.</summary>
internal static class Quotes
{
    private const int Longest = 100;

    /// <summary>Takes a statement away; if nothing else belonged to the statement that it quoted, what took it over quotes that as well.</summary>
    /// <param name="statements">The statements of a block.</param>
    /// <param name="position">Which one to take away.</param>
    /// <param name="taker">Where what took it over stands, or will.</param>
    public static void Remove(List<Statement> statements, int position, int taker)
    {
        statements.RemoveAt(position);
        bool isAtEnd = position == statements.Count;
        if (position == 0 || statements[position - 1] is not Comment left || !(isAtEnd || statements[position] is Comment))
        {
            return;
        }

        int last = taker > position ? statements.FindLastIndex(taker - 2, statement => statement is Comment) : -1;
        if (last >= position && ((Comment)statements[last]).Text is var text && text != left.Text && left.Text + "; " + text is { Length: <= Longest } both)
        {
            statements[last] = (Comment)statements[last] with { Text = both };
        }

        // What is about to follow at the end is of the same statement.
        if (!isAtEnd || taker <= position)
        {
            statements.RemoveAt(position - 1);
        }
    }
}
