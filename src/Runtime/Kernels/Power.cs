using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen;

/// <summary>Powers, for float and double.</summary>
internal static class Power
{
    private const string Name = "Pow";

    public static Tensor<TElement> Run<TElement>(Tensor<TElement> a, Tensor<TElement> b)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ElementTypes.RequireReal<TElement>(Name);
        return typeof(TElement) == typeof(float)
            ? Same.As<TElement>(BinaryLoop<float, float, Runs<float>>.Run(Same.As<float>(a), Same.As<float>(b), Name))
            : Same.As<TElement>(BinaryLoop<double, double, Runs<double>>.Run(Same.As<double>(a), Same.As<double>(b), Name));
    }

    public static Tensor<TElement> Run<TElement>(Tensor<TElement> a, double b)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ElementTypes.RequireReal<TElement>(Name);
        return typeof(TElement) == typeof(float)
            ? Same.As<TElement>(BinaryLoop<float, float, Runs<float>>.Run(Same.As<float>(a), (float)b))
            : Same.As<TElement>(BinaryLoop<double, double, Runs<double>>.Run(Same.As<double>(a), b));
    }

    public static Tensor<TElement> Run<TElement>(double a, Tensor<TElement> b)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(b);
        ElementTypes.RequireReal<TElement>(Name);
        return typeof(TElement) == typeof(float)
            ? Same.As<TElement>(BinaryLoop<float, float, Runs<float>>.Run((float)a, Same.As<float>(b)))
            : Same.As<TElement>(BinaryLoop<double, double, Runs<double>>.Run(a, Same.As<double>(b)));
    }

    private readonly struct Runs<T> : IBinaryRuns<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result)
        {
            if (a.Length != result.Length)
            {
                TensorPrimitives.Pow(a[0], b, result);
            }
            else if (b.Length != result.Length)
            {
                TensorPrimitives.Pow(a, b[0], result);
            }
            else
            {
                TensorPrimitives.Pow(a, b, result);
            }
        }
    }
}
