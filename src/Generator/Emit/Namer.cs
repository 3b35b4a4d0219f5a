using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Emit;

/// <summary>
/// Gives every variable of a method its name: the one that is wanted where it is free, else with a number behind it. The
/// user's own names are taken first.
/// </summary>
internal sealed class Namer(IEnumerable<string> reserved)
{
    private readonly HashSet<string> _taken = [.. reserved];
    private readonly Dictionary<string, List<IReadOnlyList<Block>>> _scopes = [];

    /// <summary>The text for a parameter, which is unique already: its name, or the path to a leaf of it.</summary>
    public string Take(string text)
    {
        _taken.Add(text.Split('.')[0].TrimStart('@'));
        return text;
    }

    public string Unique(string wanted)
    {
        string name = Free(wanted, _taken.Contains);
        _taken.Add(name);
        return Escape(name);
    }

    /// <summary>A name for a variable of some blocks; another may have it in blocks that have nothing in common with these.</summary>
    public string Unique(string wanted, IReadOnlyList<IReadOnlyList<Block>> scopes)
    {
        string name = Free(wanted, candidate => _taken.Contains(candidate)
            || (_scopes.TryGetValue(candidate, out List<IReadOnlyList<Block>>? others) && others.Exists(other => scopes.Any(scope => Scopes.Overlap(scope, other)))));
        if (!_scopes.TryGetValue(name, out List<IReadOnlyList<Block>>? known))
        {
            _scopes.Add(name, known = []);
        }

        known.AddRange(scopes);
        return Escape(name);
    }

    private static string Free(string wanted, Func<string, bool> isTaken)
    {
        string name = wanted;
        for (int i = 2; isTaken(name); i++)
        {
            name = wanted + (wanted.Length > 0 && char.IsDigit(wanted[wanted.Length - 1]) ? "_" : string.Empty) + i.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
