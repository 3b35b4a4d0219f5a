using System.Numerics;

namespace AutoDiffGen;

/// <summary>Positions of largest elements.</summary>
internal static class ArgMaxima
{
    public static Tensor<int> Run<TElement>(Tensor<TElement> a, int axis, bool keepDims)
        where TElement : unmanaged
    {
        axis = Axes.Normalize(axis, a.Rank);
        using var rows = Views.MoveToLast(a, axis);
        using var contiguous = rows.ToContiguous();
        using var keptLast = Tensor<int>.Uninitialized(Views.Resize(rows.Shape, rows.Rank - 1, 1));
        int length = a.Shape[axis];
        if (typeof(TElement) == typeof(float))
        {
            Fill<float>(Same.As<TElement, float>(contiguous.Elements), length, keptLast.Elements);
        }
        else if (typeof(TElement) == typeof(double))
        {
            Fill<double>(Same.As<TElement, double>(contiguous.Elements), length, keptLast.Elements);
        }
        else if (typeof(TElement) == typeof(int))
        {
            Fill<int>(Same.As<TElement, int>(contiguous.Elements), length, keptLast.Elements);
        }
        else if (typeof(TElement) == typeof(long))
        {
            Fill<long>(Same.As<TElement, long>(contiguous.Elements), length, keptLast.Elements);
        }
        else
        {
            throw ElementTypes.NotSupported<TElement>("ArgMax");
        }

        using var kept = Views.MoveFromLast(keptLast, axis);
        return keepDims ? kept.ToContiguous() : Views.Squeeze(kept, 1 << axis);
    }

    private static void Fill<T>(ReadOnlySpan<T> rows, int length, Span<int> result)
        where T : unmanaged, INumber<T>
    {
        for (int row = 0; row < result.Length; row++)
        {
            result[row] = IndexOfMax(rows.Slice(row * length, length));
        }
    }

    private static int IndexOfMax<T>(ReadOnlySpan<T> row)
        where T : unmanaged, INumber<T>
    {
        int best = 0;
        for (int i = 0; i < row.Length; i++)
        {
            if (T.IsNaN(row[i]))
            {
                return i;
            }

            if (row[i] > row[best])
            {
                best = i;
            }
        }

        return best;
    }
}
