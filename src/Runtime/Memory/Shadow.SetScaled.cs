using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen;

/// <content>Multiples that are written to a shadow which nothing has been added to before, several elements at once.</content>
public static partial class Shadow
{
    /// <summary>Writes a multiple of a source to a target: <c>target[i] = scale * source[i]</c>, one <c>i</c> after the other.</summary>
    /// <param name="target">What is written.</param>
    /// <param name="scale">What the source is multiplied with.</param>
    /// <param name="source">What is multiplied; it may be the target, or a part of it.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetScaled(Span<double> target, double scale, ReadOnlySpan<double> source) => SetMultiple(target, scale, source);

    /// <inheritdoc cref="SetScaled(Span{double}, double, ReadOnlySpan{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetScaled(Span<float> target, float scale, ReadOnlySpan<float> source) => SetMultiple(target, scale, source);

    /// <summary>
    /// Writes a multiple of a difference to a target: <c>target[i] = scale * (left[i] - right[i])</c>, one <c>i</c> after the
    /// other.
    /// </summary>
    /// <param name="target">What is written.</param>
    /// <param name="scale">What the difference is multiplied with.</param>
    /// <param name="left">What is subtracted from; it may be the target, or a part of it.</param>
    /// <param name="right">What is subtracted; it may be the target, or a part of it.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetScaledDifference(Span<double> target, double scale, ReadOnlySpan<double> left, ReadOnlySpan<double> right) =>
        SetMultiple(target, scale, left, right);

    /// <inheritdoc cref="SetScaledDifference(Span{double}, double, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetScaledDifference(Span<float> target, float scale, ReadOnlySpan<float> left, ReadOnlySpan<float> right) =>
        SetMultiple(target, scale, left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetMultiple<T>(Span<T> target, T scale, ReadOnlySpan<T> source)
        where T : unmanaged, INumber<T>
    {
        MemoryGuard.RequireSameLength(nameof(source), source, nameof(target), target);
        int i = 0;
        if (target.Length >= Vector<T>.Count && !IsWrittenJustBehind(source, target))
        {
            ref T first = ref MemoryMarshal.GetReference(target);
            ref T multiplied = ref MemoryMarshal.GetReference(source);
            for (; i <= target.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                (Vector.LoadUnsafe(ref multiplied, (nuint)i) * scale).StoreUnsafe(ref first, (nuint)i);
            }
        }

        for (; i < target.Length; i++)
        {
            target[i] = scale * source[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetMultiple<T>(Span<T> target, T scale, ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged, INumber<T>
    {
        MemoryGuard.RequireSameLength(nameof(left), left, nameof(target), target);
        MemoryGuard.RequireSameLength(nameof(right), right, nameof(target), target);
        int i = 0;
        if (target.Length >= Vector<T>.Count && !IsWrittenJustBehind(left, target) && !IsWrittenJustBehind(right, target))
        {
            ref T first = ref MemoryMarshal.GetReference(target);
            ref T minuend = ref MemoryMarshal.GetReference(left);
            ref T subtrahend = ref MemoryMarshal.GetReference(right);
            for (; i <= target.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> difference = Vector.LoadUnsafe(ref minuend, (nuint)i) - Vector.LoadUnsafe(ref subtrahend, (nuint)i);
                (difference * scale).StoreUnsafe(ref first, (nuint)i);
            }
        }

        for (; i < target.Length; i++)
        {
            target[i] = scale * (left[i] - right[i]);
        }
    }
}
