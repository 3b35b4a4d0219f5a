using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen;

internal readonly struct SumReduction : IReduction
{
    public static string Name => "Sum";

    public static T Start<T>()
        where T : unmanaged, INumber<T> => T.Zero;

    public static T Reduce<T>(ReadOnlySpan<T> run)
        where T : unmanaged, INumber<T> => TensorPrimitives.Sum(run);

    public static T Combine<T>(T a, T b)
        where T : unmanaged, INumber<T> => a + b;

    public static void Combine<T>(Span<T> accumulators, ReadOnlySpan<T> run)
        where T : unmanaged, INumber<T> => TensorPrimitives.Add(accumulators, run, accumulators);
}

internal readonly struct MaxReduction : IReduction
{
    public static string Name => "Max";

    public static T Start<T>()
        where T : unmanaged, INumber<T> => T.CreateSaturating(double.NegativeInfinity);

    public static T Reduce<T>(ReadOnlySpan<T> run)
        where T : unmanaged, INumber<T> => TensorPrimitives.Max(run);

    public static T Combine<T>(T a, T b)
        where T : unmanaged, INumber<T> => T.Max(a, b);

    public static void Combine<T>(Span<T> accumulators, ReadOnlySpan<T> run)
        where T : unmanaged, INumber<T> => TensorPrimitives.Max(accumulators, run, accumulators);
}

internal readonly struct MinReduction : IReduction
{
    public static string Name => "Min";

    public static T Start<T>()
        where T : unmanaged, INumber<T> => T.CreateSaturating(double.PositiveInfinity);

    public static T Reduce<T>(ReadOnlySpan<T> run)
        where T : unmanaged, INumber<T> => TensorPrimitives.Min(run);

    public static T Combine<T>(T a, T b)
        where T : unmanaged, INumber<T> => T.Min(a, b);

    public static void Combine<T>(Span<T> accumulators, ReadOnlySpan<T> run)
        where T : unmanaged, INumber<T> => TensorPrimitives.Min(accumulators, run, accumulators);
}
