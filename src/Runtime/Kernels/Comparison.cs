using System.Numerics;
using System.Runtime.Intrinsics;

namespace AutoDiffGen;

/// <summary>A comparison of numbers, for every numeric element type.</summary>
internal interface IComparison
{
    static abstract string Name { get; }

    static abstract bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T>;

    /// <summary>All bits of an element set where the comparison holds.</summary>
    static abstract Vector256<T> Holds<T>(Vector256<T> a, Vector256<T> b)
        where T : unmanaged;
}

/// <summary>Compares tensors of any numeric element type.</summary>
internal static class Comparison<TOperation>
    where TOperation : IComparison
{
    public static Tensor<bool> Run<TElement>(Tensor<TElement> a, Tensor<TElement> b)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ElementTypes.RequireNumber<TElement>(TOperation.Name);
        return BinaryLoop<TElement, bool, Runs<TElement>>.Run(a, b, TOperation.Name);
    }

    public static Tensor<bool> Run<TElement>(Tensor<TElement> a, double b)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ElementTypes.RequireNumber<TElement>(TOperation.Name);
        return BinaryLoop<TElement, bool, Runs<TElement>>.Run(a, ElementTypes.Round<TElement>(b));
    }

    public static Tensor<bool> Run<TElement>(double a, Tensor<TElement> b)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(b);
        ElementTypes.RequireNumber<TElement>(TOperation.Name);
        return BinaryLoop<TElement, bool, Runs<TElement>>.Run(ElementTypes.Round<TElement>(a), b);
    }

    /// <summary>Finds the element type; the compiler of the machine code keeps one branch.</summary>
    private readonly struct Runs<TElement> : IBinaryRuns<TElement, bool>
        where TElement : unmanaged
    {
        public static void Run(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b, Span<bool> result)
        {
            int i = 0;
            bool oneA = a.Length != result.Length;
            bool oneB = b.Length != result.Length;
            for (; MaskBytes.IsSupported && i <= result.Length - Vector256<TElement>.Count; i += Vector256<TElement>.Count)
            {
                var left = oneA ? Vector256.Create(a[0]) : Vector256.Create(a[i..]);
                var right = oneB ? Vector256.Create(b[0]) : Vector256.Create(b[i..]);
                MaskBytes.Store(TOperation.Holds(left, right), result[i..]);
            }

            for (; i < result.Length; i++)
            {
                result[i] = Holds(a[oneA ? 0 : i], b[oneB ? 0 : i]);
            }
        }

        private static bool Holds(TElement a, TElement b)
        {
            if (typeof(TElement) == typeof(float))
            {
                return TOperation.Holds(Same.As<TElement, float>(a), Same.As<TElement, float>(b));
            }

            if (typeof(TElement) == typeof(double))
            {
                return TOperation.Holds(Same.As<TElement, double>(a), Same.As<TElement, double>(b));
            }

            return typeof(TElement) == typeof(int)
                ? TOperation.Holds(Same.As<TElement, int>(a), Same.As<TElement, int>(b))
                : TOperation.Holds(Same.As<TElement, long>(a), Same.As<TElement, long>(b));
        }
    }
}
