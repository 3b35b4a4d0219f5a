namespace AutoDiffGen;

/// <content>What arrays and spans hold, for loops that are computed again from there.</content>
public sealed partial class SavedStack<T>
{
    /// <summary>Keeps all elements, in one piece.</summary>
    /// <param name="memory">The elements.</param>
    public void PushAll(ReadOnlySpan<T> memory)
    {
        int count = checked(_count + memory.Length);
        if (count > _values.Length)
        {
            Array.Resize(ref _values, Math.Max(count, (int)Math.Min(2L * _values.Length, Array.MaxLength)));
        }

        memory.CopyTo(_values.AsSpan(_count));
        _count = count;
    }

    /// <summary>Keeps all elements of a matrix; null counts as empty.</summary>
    /// <param name="matrix">The matrix.</param>
    public void PushAll(T[,]? matrix) => PushAll(Elements.Of(matrix));

    /// <summary>Keeps all elements of all rows; null counts as empty.</summary>
    /// <param name="rows">The rows.</param>
    public void PushAll(T[]?[]? rows)
    {
        for (int i = 0; i < rows?.Length; i++)
        {
            PushAll(rows[i].AsSpan());
        }
    }

    /// <summary>Takes the last elements back, as many as there is room for.</summary>
    /// <param name="memory">The memory that they are written to.</param>
    /// <exception cref="InvalidOperationException">There are fewer.</exception>
    public void PopAll(Span<T> memory)
    {
        if (memory.Length > _count)
        {
            ThrowEmpty();
        }

        _count -= memory.Length;
        _values.AsSpan(_count, memory.Length).CopyTo(memory);
    }

    /// <summary>Takes the elements of a matrix back; null counts as empty.</summary>
    /// <param name="matrix">The matrix that they are written to.</param>
    /// <exception cref="InvalidOperationException">There are fewer.</exception>
    public void PopAll(T[,]? matrix) => PopAll(Elements.Of(matrix));

    /// <summary>Takes the elements of rows back; null counts as empty.</summary>
    /// <param name="rows">The rows that they are written to.</param>
    /// <exception cref="InvalidOperationException">There are fewer.</exception>
    public void PopAll(T[]?[]? rows)
    {
        for (int i = (rows?.Length ?? 0) - 1; i >= 0; i--)
        {
            PopAll(rows![i].AsSpan());
        }
    }
}
