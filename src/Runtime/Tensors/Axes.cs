namespace AutoDiffGen;

/// <summary>Axis numbers as numpy counts them: negative ones from the innermost.</summary>
internal static class Axes
{
    /// <summary>The axis as a number from 0 to rank - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static int Normalize(int axis, int rank)
    {
        if (axis < -rank || axis >= rank)
        {
            throw new ArgumentOutOfRangeException(
                nameof(axis), axis, FormattableString.Invariant($"A tensor with {rank} axes has no axis {axis}."));
        }

        return axis < 0 ? axis + rank : axis;
    }

    /// <summary>The axes as a set of bits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="ArgumentException">An axis is named twice.</exception>
    public static int ToMask(ReadOnlySpan<int> axes, int rank)
    {
        int mask = 0;
        foreach (int axis in axes)
        {
            int bit = 1 << Normalize(axis, rank);
            if ((mask & bit) != 0)
            {
                throw new ArgumentException(FormattableString.Invariant($"Axis {axis} is named twice."), nameof(axes));
            }

            mask |= bit;
        }

        return mask;
    }
}
