using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen;

internal readonly struct AddOperation : IArithmetic
{
    public static string Name => "+";

    public static void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Add(a, b, result);

    public static void Run<T>(ReadOnlySpan<T> a, T b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Add(a, b, result);

    public static void Run<T>(T a, ReadOnlySpan<T> b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Add(b, a, result);
}

internal readonly struct SubtractOperation : IArithmetic
{
    public static string Name => "-";

    public static void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Subtract(a, b, result);

    public static void Run<T>(ReadOnlySpan<T> a, T b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Subtract(a, b, result);

    public static void Run<T>(T a, ReadOnlySpan<T> b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Subtract(a, b, result);
}

internal readonly struct MultiplyOperation : IArithmetic
{
    public static string Name => "*";

    public static void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Multiply(a, b, result);

    public static void Run<T>(ReadOnlySpan<T> a, T b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Multiply(a, b, result);

    public static void Run<T>(T a, ReadOnlySpan<T> b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Multiply(b, a, result);
}

internal readonly struct DivideOperation : IArithmetic
{
    public static string Name => "/";

    public static void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Divide(a, b, result);

    public static void Run<T>(ReadOnlySpan<T> a, T b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Divide(a, b, result);

    public static void Run<T>(T a, ReadOnlySpan<T> b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Divide(a, b, result);
}

internal readonly struct MaxOperation : IArithmetic
{
    public static string Name => "Max";

    public static void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Max(a, b, result);

    public static void Run<T>(ReadOnlySpan<T> a, T b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Max(a, b, result);

    public static void Run<T>(T a, ReadOnlySpan<T> b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Max(b, a, result);
}

internal readonly struct MinOperation : IArithmetic
{
    public static string Name => "Min";

    public static void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Min(a, b, result);

    public static void Run<T>(ReadOnlySpan<T> a, T b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Min(a, b, result);

    public static void Run<T>(T a, ReadOnlySpan<T> b, Span<T> result)
        where T : unmanaged, INumber<T> => TensorPrimitives.Min(b, a, result);
}
