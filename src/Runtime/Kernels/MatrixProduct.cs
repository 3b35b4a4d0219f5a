namespace AutoDiffGen;

/// <summary>Matrix products.</summary>
internal static class MatrixProduct
{
    public static Tensor<TElement> Run<TElement>(Tensor<TElement> a, Tensor<TElement> b)
        where TElement : unmanaged
    {
        var result = Tensor<TElement>.Uninitialized(new TensorShape(a.Shape[0], b.Shape[1]));
        if (typeof(TElement) == typeof(float))
        {
            Fill(Same.As<float>(a), Same.As<float>(b), Same.As<float>(result));
        }
        else
        {
            Fill(Same.As<double>(a), Same.As<double>(b), Same.As<double>(result));
        }

        return result;
    }

    private static void Fill<T>(Tensor<T> a, Tensor<T> b, Tensor<T> result)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        var c = result.Elements;
        c.Clear();
        ReadOnlySpan<T> memoryA = a.Memory;
        ReadOnlySpan<T> memoryB = b.Memory;
        int columns = b.Shape[1];
        for (int i = 0; i < a.Shape[0]; i++)
        {
            for (int k = 0; k < a.Shape[1]; k++)
            {
                var factor = memoryA[(i * a.Strides[0]) + (k * a.Strides[1])];
                for (int j = 0; j < columns; j++)
                {
                    c[(i * columns) + j] += factor * memoryB[(k * b.Strides[0]) + (j * b.Strides[1])];
                }
            }
        }
    }
}
