using System.Numerics;

namespace AutoDiffGen;

/// <summary>A function of one number, for every numeric element type.</summary>
internal interface INumberFunction
{
    static abstract string Name { get; }

    static abstract void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, INumber<T>;
}

/// <summary>A function of one number, for float and double.</summary>
internal interface IRealFunction
{
    static abstract string Name { get; }

    static abstract void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>Applies a function to every element of a tensor of numbers.</summary>
internal static class NumberFunction<TFunction>
    where TFunction : INumberFunction
{
    public static Tensor<TElement> Run<TElement>(Tensor<TElement> a)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ElementTypes.RequireNumber<TElement>(TFunction.Name);
        return UnaryLoop<TElement, TElement, Runs<TElement>>.Run(a);
    }

    private readonly struct Runs<TElement> : IUnaryRuns<TElement, TElement>
        where TElement : unmanaged
    {
        public static void Run(ReadOnlySpan<TElement> a, Span<TElement> result)
        {
            if (typeof(TElement) == typeof(float))
            {
                TFunction.Run(Same.As<TElement, float>(a), Same.As<TElement, float>(result));
            }
            else if (typeof(TElement) == typeof(double))
            {
                TFunction.Run(Same.As<TElement, double>(a), Same.As<TElement, double>(result));
            }
            else if (typeof(TElement) == typeof(int))
            {
                TFunction.Run(Same.As<TElement, int>(a), Same.As<TElement, int>(result));
            }
            else if (typeof(TElement) == typeof(long))
            {
                TFunction.Run(Same.As<TElement, long>(a), Same.As<TElement, long>(result));
            }
        }
    }
}

/// <summary>Applies a function to every element of a tensor of float or double.</summary>
internal static class RealFunction<TFunction>
    where TFunction : IRealFunction
{
    public static Tensor<TElement> Run<TElement>(Tensor<TElement> a)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ElementTypes.RequireReal<TElement>(TFunction.Name);
        return UnaryLoop<TElement, TElement, Runs<TElement>>.Run(a);
    }

    private readonly struct Runs<TElement> : IUnaryRuns<TElement, TElement>
        where TElement : unmanaged
    {
        public static void Run(ReadOnlySpan<TElement> a, Span<TElement> result)
        {
            if (typeof(TElement) == typeof(float))
            {
                TFunction.Run(Same.As<TElement, float>(a), Same.As<TElement, float>(result));
            }
            else if (typeof(TElement) == typeof(double))
            {
                TFunction.Run(Same.As<TElement, double>(a), Same.As<TElement, double>(result));
            }
        }
    }
}
