namespace AutoDiffGen;

/// <summary>numpy's broadcasting: shapes are aligned at the innermost axis, and axes of size 1 are repeated.</summary>
internal static class Broadcasting
{
    /// <summary>The shape of the result of an elementwise operation.</summary>
    /// <exception cref="ArgumentException">
    /// The shapes do not go together; the message names both and the operation.
    /// </exception>
    public static TensorShape Shape(in TensorShape a, in TensorShape b, string operation)
    {
        if (a == b)
        {
            return a;
        }

        int rank = Math.Max(a.Rank, b.Rank);
        Span<int> sizes = stackalloc int[TensorShape.MaxRank];
        for (int axis = 1; axis <= rank; axis++)
        {
            int sizeA = axis <= a.Rank ? a[a.Rank - axis] : 1;
            int sizeB = axis <= b.Rank ? b[b.Rank - axis] : 1;
            if (sizeA != sizeB && sizeA != 1 && sizeB != 1)
            {
                throw new ArgumentException($"{operation}: shapes cannot be broadcast together: {a} and {b}");
            }

            sizes[rank - axis] = sizeA == 1 ? sizeB : sizeA;
        }

        return new TensorShape(sizes[..rank]);
    }

    /// <summary>Whether a tensor of one shape can be repeated to fill another.</summary>
    public static bool CanBroadcast(in TensorShape from, in TensorShape to)
    {
        if (from.Rank > to.Rank)
        {
            return false;
        }

        for (int axis = 1; axis <= from.Rank; axis++)
        {
            int size = from[from.Rank - axis];
            if (size != 1 && size != to[to.Rank - axis])
            {
                return false;
            }
        }

        return true;
    }
}
