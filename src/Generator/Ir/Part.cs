using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Generator.Ir;

/// <summary>
/// Says of a parameter or a result that it is one leaf of a structure, which is one parameter or item of the generated
/// method. The leaves of one structure stand together, in order.
/// </summary>
/// <param name="Root">The name of the whole.</param>
/// <param name="Leaf">The index of the leaf.</param>
/// <param name="Whole">What it is a leaf of.</param>
/// <param name="Gradient">The structure of the derivatives of the whole.</param>
/// <param name="GradientLeaf">The index of the leaf among those of the derivatives; -1 where it has none.</param>
internal sealed record Part(string Root, int Leaf, Structure Whole, Structure Gradient, int GradientLeaf)
{
    /// <summary>The same leaf of a derivative of the whole.</summary>
    /// <param name="root">The name of the derivative.</param>
    public Part Derivative(string root) => new(root, GradientLeaf, Gradient, Gradient, GradientLeaf);
}

/// <summary>Parameters and results by the wholes that they are parts of.</summary>
internal static class Parts
{
    /// <summary>The name of what a result is, or is a part of.</summary>
    public static string RootName(this Result result) => result.Part?.Root ?? result.Name;

    /// <summary>What the name of a result says beyond that of the whole; the members of the receiver go by their own.</summary>
    public static string NameInRoot(this Result result) =>
        result.Name.StartsWith(result.RootName(), System.StringComparison.Ordinal) ? result.Name.Substring(result.RootName().Length) : result.Name;

    /// <summary>Whether all these results are one, or parts of one.</summary>
    public static bool AreOne(IEnumerable<Result> results) => results.Select(RootName).Distinct().Count() == 1;

    /// <summary>Groups what stands together: each whole with its leaves, and everything else alone.</summary>
    public static IEnumerable<IReadOnlyList<T>> Wholes<T>(IEnumerable<T> items, System.Func<T, Part?> partOf)
    {
        var open = new List<T>();
        foreach (T item in items)
        {
            Part? last = open.Count == 0 ? null : partOf(open[open.Count - 1]);
            if (open.Count > 0 && (last is null || partOf(item) is not { } part || part.Root != last.Root || part.Leaf <= last.Leaf))
            {
                yield return open.ToArray();
                open.Clear();
            }

            open.Add(item);
        }

        if (open.Count > 0)
        {
            yield return open;
        }
    }
}
