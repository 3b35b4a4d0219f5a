using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace AutoDiffGen;

/// <summary>The sizes of the axes of a tensor. A shape without axes, <c>()</c>, belongs to a single number.</summary>
public readonly struct TensorShape : IEquatable<TensorShape>
{
    /// <summary>The largest number of axes.</summary>
    public const int MaxRank = 8;

    private readonly AxisValues _sizes;
    private readonly int _rank;

    /// <summary>Makes a shape.</summary>
    /// <param name="sizes">The size of each axis, outermost first.</param>
    /// <exception cref="ArgumentException">
    /// A size is negative, or there are more than <see cref="MaxRank"/> axes.
    /// </exception>
    /// <exception cref="OverflowException">A tensor of this shape has too many elements.</exception>
    public TensorShape(params ReadOnlySpan<int> sizes)
    {
        if (sizes.Length > MaxRank)
        {
            throw new ArgumentException($"A tensor has at most {MaxRank} axes, not {sizes.Length}.", nameof(sizes));
        }

        int total = 1;
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            if (sizes[axis] < 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The size of axis {axis} is negative: {sizes[axis]}."), nameof(sizes));
            }

            total = checked(total * sizes[axis]);
            _sizes[axis] = sizes[axis];
        }

        _rank = sizes.Length;
    }

    /// <summary>The number of axes.</summary>
    public int Rank => _rank;

    /// <summary>The number of elements: the product of the sizes, 1 for a shape without axes.</summary>
    public int TotalSize
    {
        get
        {
            int total = 1;
            foreach (int size in Sizes)
            {
                total *= size;
            }

            return total;
        }
    }

    /// <summary>The size of one axis, counted from the outermost; <c>^1</c> is the innermost.</summary>
    /// <param name="axis">The axis, from 0 to <see cref="Rank"/> - 1.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such axis.</exception>
    public int this[int axis] => Sizes[axis];

    /// <inheritdoc cref="this[int]"/>
    public int this[Index axis] => Sizes[axis];

    /// <summary>The sizes, outermost first.</summary>
    [UnscopedRef]
    internal ReadOnlySpan<int> Sizes => ((ReadOnlySpan<int>)_sizes)[.._rank];

    /// <summary>Whether two shapes have the same sizes.</summary>
    public static bool operator ==(TensorShape left, TensorShape right) => left.Equals(right);

    /// <summary>Whether two shapes differ.</summary>
    public static bool operator !=(TensorShape left, TensorShape right) => !left.Equals(right);

    /// <summary>The size of an axis; negative axes count from the innermost, as in numpy.</summary>
    /// <param name="axis">The axis, from -<see cref="Rank"/> to <see cref="Rank"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public int SizeOf(int axis) => Sizes[Axes.Normalize(axis, Rank)];

    /// <summary>The product of the sizes of some axes; negative axes count from the innermost.</summary>
    /// <param name="axes">The axes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public int SizeOf(int[] axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        int size = 1;
        foreach (int axis in axes)
        {
            size *= SizeOf(axis);
        }

        return size;
    }

    /// <summary>The sizes as a new array.</summary>
    public int[] ToArray() => Sizes.ToArray();

    /// <inheritdoc/>
    public bool Equals(TensorShape other) => Sizes.SequenceEqual(other.Sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TensorShape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (int size in Sizes)
        {
            hash.Add(size);
        }

        return hash.ToHashCode();
    }

    /// <summary>The shape as numpy prints it: <c>()</c>, <c>(3,)</c>, <c>(3, 4)</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("(");
        for (int axis = 0; axis < Rank; axis++)
        {
            text.Append(axis == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"{Sizes[axis]}");
        }

        return text.Append(Rank == 1 ? ",)" : ")").ToString();
    }
}
