using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen;

/// <summary>Accumulation into shadows.</summary>
public static partial class Shadow
{
    /// <summary>Adds the elements of a source to those of a target.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the two overlap without being the same.</exception>
    public static void Add<T>(Span<T> target, ReadOnlySpan<T> source)
        where T : IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T>
    {
        MemoryGuard.RequireSameLength(nameof(source), source, nameof(target), target);
        TensorPrimitives.Add(target, source, target);
    }

    /// <summary>Adds the elements of a source to those of a target; null counts as empty.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Add<T>(T[]? target, T[]? source)
        where T : IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T> => Add<T>(target.AsSpan(), source);

    /// <summary>Adds the elements of a source to those of a target.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static void Add<T>(T[,]? target, T[,]? source)
        where T : IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T>
    {
        MemoryGuard.RequireSameLength(nameof(source), source, nameof(target), target);
        Add<T>(Elements.Of(target), Elements.Of(source));
    }

    /// <summary>
    /// Adds the elements of a source to those of a target. Where two rows are one array in the target as well as in the
    /// source, it is added once.
    /// </summary>
    /// <exception cref="ArgumentException">A length differs.</exception>
    public static void Add<T>(T[][]? target, T[][]? source)
        where T : IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T>
    {
        MemoryGuard.RequireSameLength(nameof(source), source, nameof(target), target);
        using var rows = new RowTable<T>(target);
        for (int i = 0; i < target?.Length; i++)
        {
            if (target[i] is { } row && !IsAdded(target, source!, rows.FirstIndexOf(row), i))
            {
                Add(row, source![i]);
            }
        }
    }

    private static bool IsAdded<T>(T[][] target, T[][] source, int first, int index)
    {
        for (int i = first; i < index; i++)
        {
            if (ReferenceEquals(target[i], target[index]) && ReferenceEquals(source[i], source[index]))
            {
                return true;
            }
        }

        return false;
    }
}
