using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen;

/// <content>
/// The loop of all multiples. Several elements are taken at once, each of them rounded as by itself: no product is fused with
/// a sum. What it does is constant where it is called, so that no element asks for it.
/// </content>
public static partial class Shadow
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply<T>(
        Span<T> target, T scale, ReadOnlySpan<T> left, ReadOnlySpan<T> right, [ConstantExpected] bool isDifference, [ConstantExpected] bool adds)
        where T : unmanaged, INumber<T>
    {
        MemoryGuard.RequireSameLength(isDifference ? nameof(left) : "source", left, nameof(target), target);
        if (isDifference)
        {
            MemoryGuard.RequireSameLength(nameof(right), right, nameof(target), target);
        }

        int i = 0;
        if (target.Length >= Vector<T>.Count && !IsWrittenJustBehind(left, target) && !(isDifference && IsWrittenJustBehind(right, target)))
        {
            ref T first = ref MemoryMarshal.GetReference(target);
            ref T minuend = ref MemoryMarshal.GetReference(left);
            ref T subtrahend = ref MemoryMarshal.GetReference(right);
            for (; i <= target.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> factor = Vector.LoadUnsafe(ref minuend, (nuint)i);
                Vector<T> multiple = (isDifference ? factor - Vector.LoadUnsafe(ref subtrahend, (nuint)i) : factor) * scale;
                (adds ? Vector.LoadUnsafe(ref first, (nuint)i) + multiple : multiple).StoreUnsafe(ref first, (nuint)i);
            }
        }

        for (; i < target.Length; i++)
        {
            T multiple = scale * (isDifference ? left[i] - right[i] : left[i]);
            target[i] = adds ? target[i] + multiple : multiple;
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
