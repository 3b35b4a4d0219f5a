using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen;

/// <summary>The memory behind the shapes that arrays come in.</summary>
internal static class Elements
{
    /// <summary>The elements of a matrix in the order of memory; none of a matrix that is null.</summary>
    public static Span<T> Of<T>(T[,]? matrix) => matrix is null
        ? default
        : MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(matrix)), matrix.Length);

    /// <summary>The size of a matrix as messages name it.</summary>
    public static string SizeOf<T>(T[,]? matrix) =>
        matrix is null ? "null" : $"{matrix.GetLength(0)} x {matrix.GetLength(1)}";
}
