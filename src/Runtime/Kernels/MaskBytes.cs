using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoDiffGen;

/// <summary>Masks as bytes that are 0 or 1, to and from the bits of vectors of 4-byte or 8-byte elements.</summary>
internal static class MaskBytes
{
    /// <summary>Whether the machine has the instructions.</summary>
    public static bool IsSupported => Avx2.IsSupported && Bmi2.X64.IsSupported;

    /// <summary>Stores one byte for each element; all bits of an element are set or none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<T> mask, Span<bool> bytes)
        where T : unmanaged
    {
        ulong spread = Bmi2.X64.ParallelBitDeposit(mask.ExtractMostSignificantBits(), 0x0101010101010101);
        if (Vector256<T>.Count == 8)
        {
            MemoryMarshal.Write(MemoryMarshal.AsBytes(bytes), spread);
        }
        else
        {
            MemoryMarshal.Write(MemoryMarshal.AsBytes(bytes), (uint)spread);
        }
    }

    /// <summary>All bits of each element whose byte is 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load<T>(ReadOnlySpan<bool> bytes)
        where T : unmanaged
    {
        var source = MemoryMarshal.AsBytes(bytes);
        if (Vector256<T>.Count == 8)
        {
            var wide = Avx2.ConvertToVector256Int32(Vector128.CreateScalar(MemoryMarshal.Read<ulong>(source)).AsByte());
            return Vector256.GreaterThan(wide, Vector256<int>.Zero).As<int, T>();
        }

        var wider = Avx2.ConvertToVector256Int64(Vector128.CreateScalar(MemoryMarshal.Read<uint>(source)).AsByte());
        return Vector256.GreaterThan(wider, Vector256<long>.Zero).As<long, T>();
    }
}
