using System.Diagnostics.CodeAnalysis;

namespace AutoDiffGen;

/// <summary>
/// The checks of arrays and spans that generated methods begin with. An array that is null counts as empty. Nothing is
/// allocated unless a check fails.
/// </summary>
public static partial class MemoryGuard
{
    /// <summary>Checks that two arguments share no memory.</summary>
    /// <exception cref="ArgumentException">They overlap; the message names both.</exception>
    public static void RequireNoOverlap<T>(string firstName, ReadOnlySpan<T> first, string secondName, ReadOnlySpan<T> second)
    {
        if (first.Overlaps(second))
        {
            ThrowOverlap(firstName, secondName);
        }
    }

    /// <inheritdoc cref="RequireNoOverlap{T}(string, ReadOnlySpan{T}, string, ReadOnlySpan{T})"/>
    public static void RequireNoOverlap<T>(string firstName, T[,]? first, string secondName, T[,]? second) =>
        RequireNoOverlap<T>(firstName, Elements.Of(first), secondName, Elements.Of(second));

    /// <inheritdoc cref="RequireNoOverlap{T}(string, ReadOnlySpan{T}, string, ReadOnlySpan{T})"/>
    public static void RequireNoOverlap<T>(string firstName, T[,]? first, string secondName, ReadOnlySpan<T> second) =>
        RequireNoOverlap(firstName, Elements.Of(first), secondName, second);

    /// <inheritdoc cref="RequireNoOverlap{T}(string, ReadOnlySpan{T}, string, ReadOnlySpan{T})"/>
    public static void RequireNoOverlap<T>(string firstName, ReadOnlySpan<T> first, string secondName, T[,]? second) =>
        RequireNoOverlap(firstName, first, secondName, Elements.Of(second));

    /// <summary>Checks that no row of one argument is a row of the other, and that they are two arrays.</summary>
    /// <exception cref="ArgumentException">They overlap; the message names both.</exception>
    public static void RequireNoOverlap<T>(string firstName, T[]?[]? first, string secondName, T[]?[]? second)
    {
        if (first is not { Length: > 0 } || second is not { Length: > 0 })
        {
            return;
        }

        bool overlap = ReferenceEquals(first, second);
        using var rows = new RowTable<T>(first);
        for (int i = 0; i < second.Length && !overlap; i++)
        {
            overlap = second[i] is { Length: > 0 } row && rows.FirstIndexOf(row) >= 0;
        }

        if (overlap)
        {
            ThrowOverlap(firstName, secondName);
        }
    }

    /// <summary>Checks that no row of the first argument shares memory with the second.</summary>
    /// <exception cref="ArgumentException">They overlap; the message names both.</exception>
    public static void RequireNoOverlap<T>(string firstName, T[]?[]? first, string secondName, ReadOnlySpan<T> second)
    {
        foreach (var row in first.AsSpan())
        {
            RequireNoOverlap<T>(firstName, row, secondName, second);
        }
    }

    /// <summary>Checks that no row of the second argument shares memory with the first.</summary>
    /// <exception cref="ArgumentException">They overlap; the message names both.</exception>
    public static void RequireNoOverlap<T>(string firstName, ReadOnlySpan<T> first, string secondName, T[]?[]? second)
    {
        foreach (var row in second.AsSpan())
        {
            RequireNoOverlap<T>(firstName, first, secondName, row);
        }
    }

    [DoesNotReturn]
    private static void ThrowOverlap(string firstName, string secondName) => throw new ArgumentException(
        $"{firstName} and {secondName} overlap in memory, and one of them is written: pass memory of its own for each");
}
