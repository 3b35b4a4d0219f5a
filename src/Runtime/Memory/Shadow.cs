using System.Diagnostics.CodeAnalysis;

namespace AutoDiffGen;

/// <summary>
/// Makes and adds shadows: the arrays that hold the derivatives of the elements of other arrays. Where two rows of a jagged
/// array are one array, so are the two rows of its shadow.
/// </summary>
public static partial class Shadow
{
    /// <summary>Zeros in an array of the same length; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static T[]? ZerosLike<T>(T[]? value) => value is null ? null : new T[value.Length];

    /// <summary>Zeros in a matrix of the same size; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static T[,]? ZerosLike<T>(T[,]? value) => value is null ? null : new T[value.GetLength(0), value.GetLength(1)];

    /// <summary>Zeros in rows of the same lengths, null where a row is null; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static T[][]? ZerosLike<T>(T[][]? value) => value is null ? null : Rows(value, copy: false);

    /// <summary>The elements in an array of their own; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static T[]? Copy<T>(T[]? value) => (T[]?)value?.Clone();

    /// <summary>The elements in a matrix of their own; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static T[,]? Copy<T>(T[,]? value) => (T[,]?)value?.Clone();

    /// <summary>The elements in rows of their own, null where a row is null; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static T[][]? Copy<T>(T[][]? value) => value is null ? null : Rows(value, copy: true);

    private static T[][] Rows<T>(T[]?[] value, bool copy)
    {
        var result = new T[]?[value.Length];
        using var rows = new RowTable<T>(value);
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] is { } row)
            {
                int first = rows.FirstIndexOf(row);
                result[i] = first < i ? result[first] : copy ? Copy(row) : ZerosLike(row);
            }
        }

        return result!;
    }
}
