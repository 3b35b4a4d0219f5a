using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen;

/// <summary>
/// Gives a value of an element type the type that a test of <c>typeof(TElement)</c> has just shown it to have.
/// </summary>
internal static class Same
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T As<TElement, T>(TElement value)
        where TElement : unmanaged
        where T : unmanaged => Unsafe.BitCast<TElement, T>(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> As<TElement, T>(Span<TElement> span)
        where TElement : unmanaged
        where T : unmanaged => MemoryMarshal.Cast<TElement, T>(span);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> As<TElement, T>(ReadOnlySpan<TElement> span)
        where TElement : unmanaged
        where T : unmanaged => MemoryMarshal.Cast<TElement, T>(span);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tensor<T> As<T>(object tensor)
        where T : unmanaged => Unsafe.As<Tensor<T>>(tensor);
}
