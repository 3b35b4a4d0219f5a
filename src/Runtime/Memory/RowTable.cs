using System.Buffers;
using System.Runtime.CompilerServices;

namespace AutoDiffGen;

/// <summary>
/// Finds rows of a jagged array by identity. A few are searched one after the other, many through a hash table in rented
/// memory, so that nothing is allocated either way.
/// </summary>
internal readonly ref struct RowTable<T>
{
    private const int Few = 8;

    private readonly ReadOnlySpan<T[]?> _rows;
    private readonly int[]? _buckets;
    private readonly int _mask;

    public RowTable(ReadOnlySpan<T[]?> rows)
    {
        _rows = rows;
        if (rows.Length <= Few)
        {
            return;
        }

        _mask = (1 << (32 - int.LeadingZeroCount(rows.Length))) * 2 - 1;
        _buckets = ArrayPool<int>.Shared.Rent(_mask + 1);
        Array.Fill(_buckets, -1, 0, _mask + 1);
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] is { } row && BucketOf(row) is var bucket && _buckets[bucket] < 0)
            {
                _buckets[bucket] = i;
            }
        }
    }

    /// <summary>Where a row is met first; negative if it is not among the rows.</summary>
    public int FirstIndexOf(T[] row)
    {
        if (_buckets is not null)
        {
            return _buckets[BucketOf(row)];
        }

        for (int i = 0; i < _rows.Length; i++)
        {
            if (ReferenceEquals(_rows[i], row))
            {
                return i;
            }
        }

        return -1;
    }

    public void Dispose()
    {
        if (_buckets is not null)
        {
            ArrayPool<int>.Shared.Return(_buckets);
        }
    }

    /// <summary>The bucket that holds the row, or the free one where it belongs.</summary>
    private int BucketOf(T[] row)
    {
        int bucket = RuntimeHelpers.GetHashCode(row) & _mask;
        while (_buckets![bucket] is var index and >= 0 && !ReferenceEquals(_rows[index], row))
        {
            bucket = (bucket + 1) & _mask;
        }

        return bucket;
    }
}
