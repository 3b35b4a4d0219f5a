using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen;

internal readonly struct NegateFunction : INumberFunction
{
    public static string Name => "Negate";

    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Negate(a, result);
}

internal readonly struct AbsFunction : INumberFunction
{
    public static string Name => "Abs";

    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Abs(a, result);
}

internal readonly struct SquareFunction : INumberFunction
{
    public static string Name => "Square";

    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Multiply(a, a, result);
}

internal readonly struct ReluFunction : INumberFunction
{
    public static string Name => "Relu";

    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Max(a, T.Zero, result);
}

internal readonly struct SignFunction : INumberFunction
{
    public static string Name => "Sign";

    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < a.Length; i++)
        {
            // Zeros keep their sign and NaN stays NaN, as in numpy.
            result[i] = a[i] > T.Zero ? T.One : a[i] < T.Zero ? -T.One : a[i];
        }
    }
}
