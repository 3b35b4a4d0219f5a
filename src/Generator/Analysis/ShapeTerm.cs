using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>
/// A shape as far as it is known: named dimensions, the shape of something, or the broadcast of several. Two shapes are
/// proven equal when their keys are.
/// </summary>
internal sealed class ShapeTerm : IEquatable<ShapeTerm>
{
    public static readonly ShapeTerm Scalar = Known([]);

    private readonly IReadOnlyList<ShapeTerm> _parts;

    private ShapeTerm(string key, IReadOnlyList<string>? dimensions, IReadOnlyList<ShapeTerm> parts)
    {
        Key = key;
        Dimensions = dimensions;
        _parts = parts;
    }

    public string Key { get; }

    /// <summary>The names of the dimensions; null where they are not known.</summary>
    public IReadOnlyList<string>? Dimensions { get; }

    public bool IsScalar => Dimensions is { Count: 0 };

    public static ShapeTerm Known(IReadOnlyList<string> dimensions) =>
        new("(" + string.Join(",", dimensions) + ")", dimensions, []);

    /// <summary>A shape of which nothing is known but its identity.</summary>
    public static ShapeTerm Opaque(string identity) => new(identity, null, []);

    /// <summary>The shape that numpy broadcasting gives.</summary>
    public static ShapeTerm Broadcast(ShapeTerm left, ShapeTerm right)
    {
        if (left.Equals(right) || right.IsScalar)
        {
            return left;
        }

        if (left.IsScalar)
        {
            return right;
        }

        if (left.Dimensions is { } leftDimensions
            && right.Dimensions is { } rightDimensions
            && TryBroadcast(leftDimensions, rightDimensions) is { } dimensions)
        {
            return Known(dimensions);
        }

        List<ShapeTerm> parts = Parts(left).Concat(Parts(right))
            .GroupBy(part => part.Key)
            .Select(group => group.First())
            .OrderBy(part => part.Key, StringComparer.Ordinal)
            .ToList();
        return parts.Count == 1 ? parts[0] : new ShapeTerm("[" + string.Join("&", parts.Select(part => part.Key)) + "]", null, parts);
    }

    public bool Equals(ShapeTerm? other) => other is not null && Key == other.Key;

    public override bool Equals(object? obj) => Equals(obj as ShapeTerm);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    private static IEnumerable<ShapeTerm> Parts(ShapeTerm term) => term._parts.Count > 0 ? term._parts : [term];

    private static string[]? TryBroadcast(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        int rank = Math.Max(left.Count, right.Count);
        var dimensions = new string[rank];
        for (int i = 1; i <= rank; i++)
        {
            string first = i <= left.Count ? left[left.Count - i] : "1";
            string second = i <= right.Count ? right[right.Count - i] : "1";
            if (first != second && first != "1" && second != "1")
            {
                return null;
            }

            dimensions[rank - i] = first == "1" ? second : first;
        }

        return dimensions;
    }
}
