using System.Numerics;

namespace AutoDiffGen;

/// <summary>Conversions between element types.</summary>
internal static class Casting
{
    public static Tensor<TTo> Run<TFrom, TTo>(Tensor<TFrom> a)
        where TFrom : unmanaged
        where TTo : unmanaged => UnaryLoop<TFrom, TTo, Runs<TFrom, TTo>>.Run(a);

    private readonly struct Runs<TFrom, TTo> : IUnaryRuns<TFrom, TTo>
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        public static void Run(ReadOnlySpan<TFrom> a, Span<TTo> result)
        {
            if (typeof(TFrom) == typeof(float))
            {
                From(Same.As<TFrom, float>(a), result);
            }
            else if (typeof(TFrom) == typeof(double))
            {
                From(Same.As<TFrom, double>(a), result);
            }
            else if (typeof(TFrom) == typeof(int))
            {
                From(Same.As<TFrom, int>(a), result);
            }
            else if (typeof(TFrom) == typeof(long))
            {
                From(Same.As<TFrom, long>(a), result);
            }
            else
            {
                // A bool is a byte that is 0 or 1.
                From(Same.As<TFrom, byte>(a), result);
            }
        }

        private static void From<T>(ReadOnlySpan<T> a, Span<TTo> result)
            where T : unmanaged, INumber<T>
        {
            for (int i = 0; i < a.Length; i++)
            {
                result[i] = Convert(a[i]);
            }
        }

        private static TTo Convert<T>(T value)
            where T : unmanaged, INumber<T>
        {
            if (typeof(TTo) == typeof(float))
            {
                return Same.As<float, TTo>(float.CreateTruncating(value));
            }

            if (typeof(TTo) == typeof(double))
            {
                return Same.As<double, TTo>(double.CreateTruncating(value));
            }

            if (typeof(TTo) == typeof(int))
            {
                return Same.As<int, TTo>(int.CreateSaturating(value));
            }

            return typeof(TTo) == typeof(long)
                ? Same.As<long, TTo>(long.CreateSaturating(value))
                : Same.As<bool, TTo>(value != T.Zero);
        }
    }
}
