using System.Runtime.CompilerServices;

namespace AutoDiffGen;

/// <content>Multiples that are written to a shadow which nothing has been added to before.</content>
public static partial class Shadow
{
    /// <summary>Writes a multiple of a source to a target: <c>target[i] = scale * source[i]</c>, one <c>i</c> after the other.</summary>
    /// <param name="target">What is written.</param>
    /// <param name="scale">What the source is multiplied with.</param>
    /// <param name="source">What is multiplied; it may be the target, or a part of it.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetScaled(Span<double> target, double scale, ReadOnlySpan<double> source) => Multiply(target, scale, source, right: default, isDifference: false, adds: false);

    /// <inheritdoc cref="SetScaled(Span{double}, double, ReadOnlySpan{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetScaled(Span<float> target, float scale, ReadOnlySpan<float> source) => Multiply(target, scale, source, right: default, isDifference: false, adds: false);

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
        Multiply(target, scale, left, right, isDifference: true, adds: false);

    /// <inheritdoc cref="SetScaledDifference(Span{double}, double, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetScaledDifference(Span<float> target, float scale, ReadOnlySpan<float> left, ReadOnlySpan<float> right) =>
        Multiply(target, scale, left, right, isDifference: true, adds: false);
}
