using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen;

/// <summary>A function of a whole row, for float and double.</summary>
internal interface IRowFunction
{
    static abstract string Name { get; }

    static abstract void Run<T>(ReadOnlySpan<T> row, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>Applies a function to every row along an axis.</summary>
internal static class RowFunction<TFunction>
    where TFunction : IRowFunction
{
    public static Tensor<TElement> Run<TElement>(Tensor<TElement> a, int axis)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ElementTypes.RequireReal<TElement>(TFunction.Name);
        axis = Axes.Normalize(axis, a.Rank);
        using var rows = Views.MoveToLast(a, axis);
        using var contiguous = rows.ToContiguous();
        using var result = Tensor<TElement>.Uninitialized(rows.Shape);
        if (typeof(TElement) == typeof(float))
        {
            Fill(Same.As<TElement, float>(contiguous.Elements), a.Shape[axis], Same.As<TElement, float>(result.Elements));
        }
        else
        {
            Fill(Same.As<TElement, double>(contiguous.Elements), a.Shape[axis], Same.As<TElement, double>(result.Elements));
        }

        return Views.MoveFromLast(result, axis);
    }

    private static void Fill<T>(ReadOnlySpan<T> rows, int length, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int start = 0; start < rows.Length; start += length)
        {
            TFunction.Run(rows.Slice(start, length), result.Slice(start, length));
        }
    }
}

internal readonly struct SoftmaxRows : IRowFunction
{
    public static string Name => "Softmax";

    public static void Run<T>(ReadOnlySpan<T> row, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TensorPrimitives.Subtract(row, TensorPrimitives.Max(row), result);
        TensorPrimitives.Exp(result, result);
        TensorPrimitives.Divide(result, TensorPrimitives.Sum<T>(result), result);
    }
}

internal readonly struct LogSoftmaxRows : IRowFunction
{
    public static string Name => "LogSoftmax";

    public static void Run<T>(ReadOnlySpan<T> row, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T largest = TensorPrimitives.Max(row);
        TensorPrimitives.Subtract(row, largest, result);
        TensorPrimitives.Exp(result, result);
        T logarithm = T.Log(TensorPrimitives.Sum<T>(result));
        TensorPrimitives.Subtract(row, largest, result);
        TensorPrimitives.Subtract(result, logarithm, result);
    }
}
