using System.Diagnostics.CodeAnalysis;

namespace AutoDiffGen;

/// <summary>The checks that a gradient, tangent or cotangent fits what it belongs to.</summary>
public static partial class MemoryGuard
{
    /// <summary>Checks that a derivative has as many elements as its value.</summary>
    /// <exception cref="ArgumentException">The lengths differ; the message names both.</exception>
    public static void RequireSameLength<T>(string derivativeName, ReadOnlySpan<T> derivative, string name, ReadOnlySpan<T> value)
    {
        if (derivative.Length != value.Length)
        {
            ThrowLengths(derivativeName, derivative.Length, name, value.Length);
        }
    }

    /// <summary>Checks that a derivative has as many rows and columns as its value.</summary>
    /// <exception cref="ArgumentException">The sizes differ; the message names both.</exception>
    public static void RequireSameLength<T>(string derivativeName, T[,]? derivative, string name, T[,]? value)
    {
        if (derivative?.GetLength(0) != value?.GetLength(0) || derivative?.GetLength(1) != value?.GetLength(1))
        {
            throw new ArgumentException(
                $"{derivativeName} is {Elements.SizeOf(derivative)}, but {name} is {Elements.SizeOf(value)}: "
                + "a derivative has the size of its value");
        }
    }

    /// <summary>Checks that a derivative has the rows of its value, and each the length of its counterpart.</summary>
    /// <exception cref="ArgumentException">A length differs; the message names both.</exception>
    public static void RequireSameLength<T>(string derivativeName, T[]?[]? derivative, string name, T[]?[]? value)
    {
        RequireSameLength<T[]?>(derivativeName, derivative.AsSpan(), name, value.AsSpan());
        for (int i = 0; i < derivative?.Length; i++)
        {
            if (derivative[i].AsSpan().Length != value![i].AsSpan().Length)
            {
                ThrowLengths($"{derivativeName}[{i}]", derivative[i].AsSpan().Length, $"{name}[{i}]", value[i].AsSpan().Length);
            }
        }
    }

    /// <summary>
    /// Checks that rows of a derivative are one array where those of the value are, and only there. Where rows are written,
    /// what is written to one is read from the other, so their derivatives must do the same.
    /// </summary>
    /// <exception cref="ArgumentException">Two rows are one array on one side only; the message names them.</exception>
    public static void RequireSameSharing<T>(string derivativeName, T[]?[]? derivative, string name, T[]?[]? value)
    {
        using var derivativeRows = new RowTable<T>(derivative);
        using var rows = new RowTable<T>(value);
        for (int i = 0; i < value?.Length && i < derivative?.Length; i++)
        {
            if (derivative[i] is not { Length: > 0 } derivativeRow || value[i] is not { Length: > 0 } row)
            {
                continue;
            }

            int first = rows.FirstIndexOf(row), derivativeFirst = derivativeRows.FirstIndexOf(derivativeRow);
            if (first != derivativeFirst)
            {
                ThrowSharing(derivativeName, name, first < i ? first : derivativeFirst, i, first < i);
            }
        }
    }

    [DoesNotReturn]
    private static void ThrowLengths(string derivativeName, int derivativeLength, string name, int length) => throw new ArgumentException(
        $"{derivativeName} has length {derivativeLength}, but {name} has length {length}: a derivative has the length of its value");

    [DoesNotReturn]
    private static void ThrowSharing(string derivativeName, string name, int first, int second, bool valueShares)
    {
        string sharing = valueShares ? name : derivativeName, other = valueShares ? derivativeName : name;
        throw new ArgumentException(
            $"{sharing}[{first}] and {sharing}[{second}] are one array, but {other}[{first}] and {other}[{second}] are not: "
            + "a derivative shares rows where its value does");
    }
}
