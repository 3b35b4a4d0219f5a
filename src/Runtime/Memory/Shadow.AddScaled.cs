using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen;

/// <content>
/// Multiples that are added to a shadow: what is left of the adjoints of a dot product, of a row and a column, of a squared
/// distance. Several elements are taken at once, each of them rounded as by itself: no product is fused with a sum.
/// </content>
public static partial class Shadow
{
    /// <summary>Adds a multiple of a source to a target: <c>target[i] += scale * source[i]</c>, one <c>i</c> after the other.</summary>
    /// <param name="target">What is added to.</param>
    /// <param name="scale">What the source is multiplied with.</param>
    /// <param name="source">What is added; it may be the target, or a part of it.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(Span<double> target, double scale, ReadOnlySpan<double> source) => AddMultiple(target, scale, source);

    /// <inheritdoc cref="AddScaled(Span{double}, double, ReadOnlySpan{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(Span<float> target, float scale, ReadOnlySpan<float> source) => AddMultiple(target, scale, source);

    /// <summary>
    /// Adds a multiple of a difference to a target: <c>target[i] += scale * (left[i] - right[i])</c>, one <c>i</c> after the
    /// other.
    /// </summary>
    /// <param name="target">What is added to.</param>
    /// <param name="scale">What the difference is multiplied with.</param>
    /// <param name="left">What is subtracted from; it may be the target, or a part of it.</param>
    /// <param name="right">What is subtracted; it may be the target, or a part of it.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaledDifference(Span<double> target, double scale, ReadOnlySpan<double> left, ReadOnlySpan<double> right) =>
        AddMultiple(target, scale, left, right);

    /// <inheritdoc cref="AddScaledDifference(Span{double}, double, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaledDifference(Span<float> target, float scale, ReadOnlySpan<float> left, ReadOnlySpan<float> right) =>
        AddMultiple(target, scale, left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddMultiple<T>(Span<T> target, T scale, ReadOnlySpan<T> source)
        where T : unmanaged, INumber<T>
    {
        MemoryGuard.RequireSameLength(nameof(source), source, nameof(target), target);
        int i = 0;
        if (target.Length >= Vector<T>.Count && !IsWrittenJustBehind(source, target))
        {
            ref T first = ref MemoryMarshal.GetReference(target);
            ref T added = ref MemoryMarshal.GetReference(source);
            for (; i <= target.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                (Vector.LoadUnsafe(ref first, (nuint)i) + (Vector.LoadUnsafe(ref added, (nuint)i) * scale)).StoreUnsafe(ref first, (nuint)i);
            }
        }

        for (; i < target.Length; i++)
        {
            target[i] += scale * source[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddMultiple<T>(Span<T> target, T scale, ReadOnlySpan<T> left, ReadOnlySpan<T> right)
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
                (Vector.LoadUnsafe(ref first, (nuint)i) + (difference * scale)).StoreUnsafe(ref first, (nuint)i);
            }
        }

        for (; i < target.Length; i++)
        {
            target[i] += scale * (left[i] - right[i]);
        }
    }

    /// <summary>
    /// Whether the first element of a target lies behind that of what is read, but less than a vector: one element after the
    /// other, what is written would be read within the vector.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsWrittenJustBehind<T>(ReadOnlySpan<T> read, Span<T> target)
        where T : unmanaged
    {
        nint distance = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(read), ref MemoryMarshal.GetReference(target));
        return (nuint)(distance - 1) < (nuint)(Vector<T>.Count * Unsafe.SizeOf<T>() - 1);
    }
}
