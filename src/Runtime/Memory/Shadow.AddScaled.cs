using System.Runtime.CompilerServices;

namespace AutoDiffGen;

/// <content>
/// Multiples that are added to a shadow: what is left of the adjoints of a dot product, of a row and a column, of a squared
/// distance.
/// </content>
public static partial class Shadow
{
    /// <summary>Adds a multiple of a source to a target: <c>target[i] += scale * source[i]</c>, one <c>i</c> after the other.</summary>
    /// <param name="target">What is added to.</param>
    /// <param name="scale">What the source is multiplied with.</param>
    /// <param name="source">What is added; it may be the target, or a part of it.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(Span<double> target, double scale, ReadOnlySpan<double> source) => Multiply(target, scale, source, right: default, isDifference: false, adds: true);

    /// <inheritdoc cref="AddScaled(Span{double}, double, ReadOnlySpan{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(Span<float> target, float scale, ReadOnlySpan<float> source) => Multiply(target, scale, source, right: default, isDifference: false, adds: true);

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
        Multiply(target, scale, left, right, isDifference: true, adds: true);

    /// <inheritdoc cref="AddScaledDifference(Span{double}, double, ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaledDifference(Span<float> target, float scale, ReadOnlySpan<float> left, ReadOnlySpan<float> right) =>
        Multiply(target, scale, left, right, isDifference: true, adds: true);
}
