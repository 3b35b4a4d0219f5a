using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The stacks in which the methods that are called by pairs keep their residuals: one for each value that is kept, or several.</summary>
internal sealed class ResidualFields
{
    private readonly List<StackField> _fields = [];
    private readonly HashSet<string> _names = [];

    public IReadOnlyList<StackField> All => _fields;

    public string Add(string name, TypeRef type, string neededBy)
    {
        string unique = Unique(name, _names);
        _fields.Add(new(unique, type, (neededBy.Length > 0 ? new[] { neededBy } : []).ToEquatableArray()));
        return unique;
    }

    /// <summary>Puts one field in the place of several.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="name">What it is called, with a number where it must be.</param>
    /// <returns>Its name.</returns>
    public string Share(IReadOnlyCollection<string> names, string name)
    {
        StackField[] shared = [.. _fields.Where(field => names.Contains(field.Name))];
        int place = _fields.IndexOf(shared[0]);
        _names.ExceptWith(names);
        string unique = Unique(name, _names);
        _fields.RemoveAll(shared.Contains);
        _fields.Insert(place, new(unique, shared[0].Type, shared.SelectMany(field => field.NeededBy).Distinct().ToEquatableArray()));
        return unique;
    }

    /// <summary>A name that no other field has, with a number where it must be; it is among the others then.</summary>
    public static string Unique(string name, HashSet<string> others)
    {
        string unique = name;
        for (int i = 2; !others.Add(unique); i++)
        {
            unique = name + i;
        }

        return unique;
    }

    /// <summary>What is the same memory is not known any more where it is taken back.</summary>
    public static void RequireNumbers(Expr read)
    {
        if (read.Type.Item!.IsMemory)
        {
            throw new NotDifferentiableException("an array that a method makes which calls itself is not differentiated again; pass it as a parameter");
        }
    }
}

/// <summary>A stack among the residuals.</summary>
/// <param name="Name">The name of the field.</param>
/// <param name="Type">The type of the stack.</param>
/// <param name="NeededBy">The statements that need what it keeps.</param>
internal sealed record StackField(string Name, TypeRef Type, EquatableArray<string> NeededBy);
