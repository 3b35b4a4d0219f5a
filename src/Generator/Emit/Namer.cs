using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Emit;

/// <summary>
/// Gives every variable of a method its name: the one that is wanted where it is free, else with a number behind it. The
/// user's own names are taken first.
/// </summary>
internal sealed class Namer(IEnumerable<string> reserved)
{
    private readonly HashSet<string> _taken = [.. reserved];

    /// <summary>The text for a parameter, which is unique already: its name, or the path to a leaf of it.</summary>
    public string Take(string text)
    {
        _taken.Add(text.Split('.')[0].TrimStart('@'));
        return text;
    }

    public string Unique(string wanted)
    {
        string name = wanted;
        for (int i = 2; !_taken.Add(name); i++)
        {
            name = wanted + (char.IsDigit(wanted[wanted.Length - 1]) ? "_" : string.Empty) + i.ToString(CultureInfo.InvariantCulture);
        }

        return Escape(name);
    }

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
