using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen;

/// <summary>One element at a time, where the machine has no vectors with a fused multiply-add.</summary>
internal readonly unsafe struct ScalarUnit<T> : IVectorUnit<T, T>
    where T : unmanaged, INumber<T>
{
    public static int Width => 1;

    public static int TileRows => 4;

    public static T Zero => T.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load(T* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T vector, T* target) => *target = vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Broadcast(T* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MultiplyAdd(T a, T b, T c) => (a * b) + c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Add(T a, T b) => a + b;
}
