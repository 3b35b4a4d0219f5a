using System.Runtime.Intrinsics;

namespace AutoDiffGen;

/// <summary>Chooses between two operands by a mask.</summary>
internal static class Selection
{
    private const string Name = "Where";

    public static Tensor<TElement> Run<TElement>(Tensor<bool> mask, Tensor<TElement> a, double b)
        where TElement : unmanaged
    {
        using var scalar = Tensor.Full(default, ElementTypes.Round<TElement>(b));
        return Run(mask, a, scalar);
    }

    public static Tensor<TElement> Run<TElement>(Tensor<bool> mask, double a, Tensor<TElement> b)
        where TElement : unmanaged
    {
        using var scalar = Tensor.Full(default, ElementTypes.Round<TElement>(a));
        return Run(mask, scalar, b);
    }

    public static Tensor<TElement> Run<TElement>(Tensor<bool> mask, Tensor<TElement> a, Tensor<TElement> b)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var shape = Broadcasting.Shape(Broadcasting.Shape(mask.Shape, a.Shape, Name), b.Shape, Name);
        var result = Tensor<TElement>.Uninitialized(shape);
        if (result.Size == 0)
        {
            return result;
        }

        ReadOnlySpan<bool> memory = mask.Memory;
        ReadOnlySpan<TElement> memoryA = a.Memory;
        ReadOnlySpan<TElement> memoryB = b.Memory;
        var target = result.Elements;
        var loop = new StridedLoop(
            shape, Strided.Broadcast(mask, shape), Strided.Broadcast(a, shape), Strided.Broadcast(b, shape));
        do
        {
            var run = target[..loop.InnerLength];
            target = target[run.Length..];
            Select(memory[loop.A..], loop.InnerA, memoryA[loop.B..], loop.InnerB, memoryB[loop.C..], loop.InnerC, run);
        }
        while (loop.MoveNext());
        return result;
    }

    private static void Select<TElement>(
        ReadOnlySpan<bool> mask, int maskStride, ReadOnlySpan<TElement> a, int strideA, ReadOnlySpan<TElement> b,
        int strideB, Span<TElement> result)
        where TElement : unmanaged
    {
        int i = 0;
        if (MaskBytes.IsSupported && Vector256<TElement>.IsSupported
            && maskStride == 1 && (uint)strideA <= 1 && (uint)strideB <= 1)
        {
            for (; i <= result.Length - Vector256<TElement>.Count; i += Vector256<TElement>.Count)
            {
                var chosen = MaskBytes.Load<TElement>(mask[i..]);
                var left = strideA == 0 ? Vector256.Create(a[0]) : Vector256.Create(a[i..]);
                var right = strideB == 0 ? Vector256.Create(b[0]) : Vector256.Create(b[i..]);
                Vector256.ConditionalSelect(chosen, left, right).CopyTo(result[i..]);
            }
        }

        for (; i < result.Length; i++)
        {
            result[i] = mask[i * maskStride] ? a[i * strideA] : b[i * strideB];
        }
    }
}
