using System.Numerics;

namespace AutoDiffGen;

/// <summary>A binary operation on numbers, for every numeric element type.</summary>
internal interface IArithmetic
{
    static abstract string Name { get; }

    static abstract void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result)
        where T : unmanaged, INumber<T>;

    static abstract void Run<T>(ReadOnlySpan<T> a, T b, Span<T> result)
        where T : unmanaged, INumber<T>;

    static abstract void Run<T>(T a, ReadOnlySpan<T> b, Span<T> result)
        where T : unmanaged, INumber<T>;
}

/// <summary>Runs an arithmetic operation on tensors of any numeric element type.</summary>
internal static class Arithmetic<TOperation>
    where TOperation : IArithmetic
{
    public static Tensor<TElement> Run<TElement>(Tensor<TElement> a, Tensor<TElement> b)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ElementTypes.RequireNumber<TElement>(TOperation.Name);
        return BinaryLoop<TElement, TElement, Runs<TElement>>.Run(a, b, TOperation.Name);
    }

    public static Tensor<TElement> Run<TElement>(Tensor<TElement> a, double b)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ElementTypes.RequireNumber<TElement>(TOperation.Name);
        return BinaryLoop<TElement, TElement, Runs<TElement>>.Run(a, ElementTypes.Round<TElement>(b));
    }

    public static Tensor<TElement> Run<TElement>(double a, Tensor<TElement> b)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(b);
        ElementTypes.RequireNumber<TElement>(TOperation.Name);
        return BinaryLoop<TElement, TElement, Runs<TElement>>.Run(ElementTypes.Round<TElement>(a), b);
    }

    /// <summary>Finds the element type; the compiler of the machine code keeps one branch.</summary>
    private readonly struct Runs<TElement> : IBinaryRuns<TElement, TElement>
        where TElement : unmanaged
    {
        public static void Run(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b, Span<TElement> result)
        {
            if (typeof(TElement) == typeof(float))
            {
                Apply(Same.As<TElement, float>(a), Same.As<TElement, float>(b), Same.As<TElement, float>(result));
            }
            else if (typeof(TElement) == typeof(double))
            {
                Apply(Same.As<TElement, double>(a), Same.As<TElement, double>(b), Same.As<TElement, double>(result));
            }
            else if (typeof(TElement) == typeof(int))
            {
                Apply(Same.As<TElement, int>(a), Same.As<TElement, int>(b), Same.As<TElement, int>(result));
            }
            else if (typeof(TElement) == typeof(long))
            {
                Apply(Same.As<TElement, long>(a), Same.As<TElement, long>(b), Same.As<TElement, long>(result));
            }
        }

        private static void Apply<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result)
            where T : unmanaged, INumber<T>
        {
            if (a.Length != result.Length)
            {
                TOperation.Run(a[0], b, result);
            }
            else if (b.Length != result.Length)
            {
                TOperation.Run(a, b[0], result);
            }
            else
            {
                TOperation.Run(a, b, result);
            }
        }
    }
}
