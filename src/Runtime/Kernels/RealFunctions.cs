using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen;

internal readonly struct ExpFunction : IRealFunction
{
    public static string Name => "Exp";

    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Exp(a, result);
}

internal readonly struct LogFunction : IRealFunction
{
    public static string Name => "Log";

    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Log(a, result);
}

internal readonly struct SqrtFunction : IRealFunction
{
    public static string Name => "Sqrt";

    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Sqrt(a, result);
}

internal readonly struct SigmoidFunction : IRealFunction
{
    public static string Name => "Sigmoid";

    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Sigmoid(a, result);
}

internal readonly struct TanhFunction : IRealFunction
{
    public static string Name => "Tanh";

    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Tanh(a, result);
}

internal readonly struct SinFunction : IRealFunction
{
    public static string Name => "Sin";

    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Sin(a, result);
}

internal readonly struct CosFunction : IRealFunction
{
    public static string Name => "Cos";

    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Cos(a, result);
}

internal readonly struct FloorFunction : IRealFunction
{
    public static string Name => "Floor";

    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Floor(a, result);
}

internal readonly struct CeilingFunction : IRealFunction
{
    public static string Name => "Ceiling";

    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Ceiling(a, result);
}

internal readonly struct RoundFunction : IRealFunction
{
    public static string Name => "Round";

    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Round(a, result);
}

internal readonly struct SoftplusFunction : IRealFunction
{
    public static string Name => "Softplus";

    /// <summary>max(a, 0) + log(1 + exp(-|a|)) does not overflow where log(1 + exp(a)) does.</summary>
    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < a.Length; i++)
        {
            result[i] = T.Max(a[i], T.Zero) + T.LogP1(T.Exp(-T.Abs(a[i])));
        }
    }
}
