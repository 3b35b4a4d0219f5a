using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Generator.Ir;

/// <summary>How a value is put together from its members.</summary>
internal enum Assembly
{
    /// <summary><c>(a, b)</c>.</summary>
    Tuple,

    /// <summary>The one member itself, since there is no tuple of one.</summary>
    Bare,

    /// <summary><c>new Vec3(a, b, c)</c>.</summary>
    Constructor,

    /// <summary><c>new Vec3 { X = a, Y = b }</c>.</summary>
    Initializer,

    /// <summary>Not at all: the type has no way to set all of its members.</summary>
    None,
}

/// <summary>A type of several members as the generated code takes it apart and puts it together.</summary>
/// <param name="Type">The type.</param>
/// <param name="Assembly">How it is put together.</param>
/// <param name="Positions">The place of each member among the arguments of the constructor; empty where there is none.</param>
/// <param name="Members">The members, in the order of their declaration.</param>
internal sealed record Structure(TypeRef Type, Assembly Assembly, EquatableArray<int> Positions, EquatableArray<StructureMember> Members)
{
    /// <summary>Of what elements of memory are made of, the leaves that carry no derivative. They are in the shadow as well, where nobody touches them.</summary>
    public EquatableArray<int> Inactive { get; init; } = EquatableArray<int>.Empty;

    /// <summary>The members that have no members themselves.</summary>
    public int Leaves => Members.Sum(member => member.Structure?.Leaves ?? 1);

    /// <summary>The types of the leaves.</summary>
    public IEnumerable<TypeRef> LeafTypes() => Members.SelectMany(member => member.Structure?.LeafTypes() ?? [member.Type]);

    /// <summary>
    /// What has to be assigned, where the whole is a variable, for a leaf to change: the innermost part around it that can be,
    /// how it is reached, and its first leaf. The part is null where that is the leaf itself.
    /// </summary>
    public (string Path, Structure? Part, int First) SetBy(int leaf) => FindSetBy(leaf) ?? (string.Empty, this, 0);

    private (string Path, Structure? Part, int First)? FindSetBy(int leaf)
    {
        int first = 0;
        foreach (StructureMember member in Members)
        {
            int count = member.Structure?.Leaves ?? 1;
            if (leaf >= first + count)
            {
                first += count;
                continue;
            }

            string path = Assembly == Assembly.Bare ? string.Empty : "." + member.Name;
            return member.Access == Access.Variable && member.Structure?.FindSetBy(leaf - first) is { } inner ? (path + inner.Path, inner.Part, first + inner.First)
                : member.Access != Access.ReadOnly ? (path, member.Structure, first)
                : null;
        }

        return null;
    }

    /// <summary>What stands behind the name of a value to reach each leaf: <c>.Position.X</c>.</summary>
    public IEnumerable<string> Paths() => Members.SelectMany(member =>
    {
        string path = Assembly == Assembly.Bare ? string.Empty : "." + member.Name;
        return member.Structure is null ? [path] : member.Structure.Paths().Select(inner => path + inner);
    });

    /// <summary>The value with these leaves.</summary>
    public Expr Assemble(IEnumerable<Expr> leaves) => Assemble(leaves.Select((leaf, i) => (leaf, i)).ToDictionary(pair => pair.i, pair => pair.leaf));

    /// <summary>The value with these leaves, by their places. An initializer does without those that are missing; elsewhere they are zero.</summary>
    public Expr Assemble(IReadOnlyDictionary<int, Expr> leaves)
    {
        int next = 0;
        return Assemble(leaves, ref next)!;
    }

    private Expr? Assemble(IReadOnlyDictionary<int, Expr> leaves, ref int next)
    {
        var all = new List<Expr?>();
        foreach (StructureMember member in Members)
        {
            all.Add(member.Structure is { } inner ? inner.Assemble(leaves, ref next)
                : leaves.TryGetValue(next++, out Expr? leaf) ? leaf
                : null);
        }

        if (all.All(member => member is null))
        {
            return null;
        }

        int[] set = Enumerable.Range(0, all.Count).Where(i => all[i] is not null || Assembly != Assembly.Initializer).ToArray();
        Expr[] members = set.Select(i => all[i] ?? Const.Nothing(Members[i].Type)).ToArray();
        if (Assembly == Assembly.Bare)
        {
            return members[0];
        }

        int[] order = Enumerable.Range(0, members.Length).OrderBy(i => Positions.Count == 0 ? i : Positions[i]).ToArray();
        StructureMember[] named = set.Select(i => Members[i]).ToArray();

        return new Call(
            new FunctionRef(
                "new " + Type.Name,
                Assembly == Assembly.Tuple ? string.Empty : "new " + Type.Name,
                Qualifier: string.Empty,
                Assembly == Assembly.Initializer ? CallStyle.Initializer : CallStyle.Constructor,
                Type,
                order.Select(i => new FunctionParameter(named[i].Name, named[i].Type, IsGeneric: false)).ToEquatableArray(),
                Shape: string.Empty,
                IsPure: true),
            order.Select(i => members[i]).ToArray());
    }
}

/// <summary>A member of a <see cref="Structure"/>.</summary>
/// <param name="Name">Its name, as it is printed behind the dot.</param>
/// <param name="Type">Its type.</param>
/// <param name="Structure">What it is made of; null for a leaf.</param>
/// <param name="Access">How it can be assigned.</param>
internal sealed record StructureMember(string Name, TypeRef Type, Structure? Structure, Access Access = Access.ReadOnly);

/// <summary>How a member of a variable can be assigned.</summary>
internal enum Access
{
    /// <summary>Not at all.</summary>
    ReadOnly,

    /// <summary>By a property.</summary>
    Property,

    /// <summary>Itself, and its own members: it is a field.</summary>
    Variable,
}
