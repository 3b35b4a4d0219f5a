using System.Collections.Generic;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The stacks in which the methods that are called by pairs keep their residuals: one for each value that is kept.</summary>
internal sealed class ResidualFields
{
    private readonly List<(string Name, TypeRef Type, string NeededBy)> _fields = [];
    private readonly HashSet<string> _names = [];

    public IReadOnlyList<(string Name, TypeRef Type, string NeededBy)> All => _fields;

    public string Add(string name, TypeRef type, string neededBy)
    {
        string unique = Unique(name, _names);
        _fields.Add((unique, type, neededBy));
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

    /// <summary>A field, read from the residuals.</summary>
    public static Expr Read(Value residuals, string name, TypeRef type) => new Call(
        new FunctionRef("residual " + name, name, string.Empty, CallStyle.Property, type, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: true),
        new Ref(residuals));

    /// <summary>New residuals.</summary>
    public static Expr New(TypeRef type) => new Call(
        new FunctionRef("new " + type.Name, "new " + type.Name, string.Empty, CallStyle.Constructor, type, EquatableArray<FunctionParameter>.Empty, Shape: string.Empty, IsPure: false));
}
