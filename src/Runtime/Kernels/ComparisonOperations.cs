using System.Numerics;
using System.Runtime.Intrinsics;

namespace AutoDiffGen;

internal readonly struct LessOperation : IComparison
{
    public static string Name => "<";

    public static bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T> => a < b;

    public static Vector256<T> Holds<T>(Vector256<T> a, Vector256<T> b)
        where T : unmanaged => Vector256.LessThan(a, b);
}

internal readonly struct LessOrEqualOperation : IComparison
{
    public static string Name => "<=";

    public static bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T> => a <= b;

    public static Vector256<T> Holds<T>(Vector256<T> a, Vector256<T> b)
        where T : unmanaged => Vector256.LessThanOrEqual(a, b);
}

internal readonly struct GreaterOperation : IComparison
{
    public static string Name => ">";

    public static bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T> => a > b;

    public static Vector256<T> Holds<T>(Vector256<T> a, Vector256<T> b)
        where T : unmanaged => Vector256.GreaterThan(a, b);
}

internal readonly struct GreaterOrEqualOperation : IComparison
{
    public static string Name => ">=";

    public static bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T> => a >= b;

    public static Vector256<T> Holds<T>(Vector256<T> a, Vector256<T> b)
        where T : unmanaged => Vector256.GreaterThanOrEqual(a, b);
}

internal readonly struct EqualOperation : IComparison
{
    public static string Name => "Equal";

    public static bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T> => a == b;

    public static Vector256<T> Holds<T>(Vector256<T> a, Vector256<T> b)
        where T : unmanaged => Vector256.Equals(a, b);
}

internal readonly struct NotEqualOperation : IComparison
{
    public static string Name => "NotEqual";

    public static bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T> => a != b;

    public static Vector256<T> Holds<T>(Vector256<T> a, Vector256<T> b)
        where T : unmanaged => ~Vector256.Equals(a, b);
}
