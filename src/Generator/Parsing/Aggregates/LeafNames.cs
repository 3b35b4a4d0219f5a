using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Parsing;

/// <summary>
/// What the members of a value are called in the names of its variables. No two leaves have one name, though members may differ
/// in case only, or be called like a member of another one: <c>PosX</c> beside <c>Pos.X</c>.
/// </summary>
internal static class LeafNames
{
    public static string[] Of(Aggregate aggregate)
    {
        string[] names = aggregate.Names.Select(Derivatives.Pascal).ToArray();
        if (names.Length < 2)
        {
            return names;
        }

        var used = new HashSet<string>();
        for (int i = 0; i < names.Length; i++)
        {
            string[] inner = aggregate.Items[i] is Aggregate members ? Leaves(members).ToArray() : [string.Empty];
            string name = names[i];
            for (int number = 2; inner.Any(leaf => used.Contains(names[i] + leaf)); number++)
            {
                names[i] = name + number;
            }

            used.UnionWith(inner.Select(leaf => names[i] + leaf));
        }

        return names;
    }

    private static IEnumerable<string> Leaves(Aggregate aggregate) => Of(aggregate).SelectMany((name, i) =>
        aggregate.Items[i] is Aggregate members ? Leaves(members).Select(leaf => name + leaf) : [name]);
}
