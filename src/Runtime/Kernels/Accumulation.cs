using System.Numerics.Tensors;

namespace AutoDiffGen;

/// <summary>Sums and scaled sums into existing memory.</summary>
internal static class Accumulation
{
    /// <summary>target += source.</summary>
    public static void Add<TElement>(Span<TElement> target, ReadOnlySpan<TElement> source)
        where TElement : unmanaged
    {
        if (typeof(TElement) == typeof(float))
        {
            var x = Same.As<TElement, float>(target);
            TensorPrimitives.Add(x, Same.As<TElement, float>(source), x);
        }
        else if (typeof(TElement) == typeof(double))
        {
            var x = Same.As<TElement, double>(target);
            TensorPrimitives.Add(x, Same.As<TElement, double>(source), x);
        }
        else if (typeof(TElement) == typeof(int))
        {
            var x = Same.As<TElement, int>(target);
            TensorPrimitives.Add(x, Same.As<TElement, int>(source), x);
        }
        else if (typeof(TElement) == typeof(long))
        {
            var x = Same.As<TElement, long>(target);
            TensorPrimitives.Add(x, Same.As<TElement, long>(source), x);
        }
        else
        {
            throw ElementTypes.NotSupported<TElement>("+");
        }
    }

    /// <summary>target += scale * source, where each product is rounded before it is added, as numpy does.</summary>
    public static void AddScaled<TElement>(Span<TElement> target, ReadOnlySpan<TElement> source, TElement scale)
        where TElement : unmanaged
    {
        if (typeof(TElement) == typeof(float))
        {
            var x = Same.As<TElement, float>(target);
            TensorPrimitives.MultiplyAdd(Same.As<TElement, float>(source), Same.As<TElement, float>(scale), x, x);
        }
        else if (typeof(TElement) == typeof(double))
        {
            var x = Same.As<TElement, double>(target);
            TensorPrimitives.MultiplyAdd(Same.As<TElement, double>(source), Same.As<TElement, double>(scale), x, x);
        }
        else if (typeof(TElement) == typeof(int))
        {
            var x = Same.As<TElement, int>(target);
            TensorPrimitives.MultiplyAdd(Same.As<TElement, int>(source), Same.As<TElement, int>(scale), x, x);
        }
        else if (typeof(TElement) == typeof(long))
        {
            var x = Same.As<TElement, long>(target);
            TensorPrimitives.MultiplyAdd(Same.As<TElement, long>(source), Same.As<TElement, long>(scale), x, x);
        }
        else
        {
            throw ElementTypes.NotSupported<TElement>("+");
        }
    }
}
