using System.Numerics;

namespace AutoDiffGen;

internal readonly struct LessOperation : IComparison
{
    public static string Name => "<";

    public static bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T> => a < b;
}

internal readonly struct LessOrEqualOperation : IComparison
{
    public static string Name => "<=";

    public static bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T> => a <= b;
}

internal readonly struct GreaterOperation : IComparison
{
    public static string Name => ">";

    public static bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T> => a > b;
}

internal readonly struct GreaterOrEqualOperation : IComparison
{
    public static string Name => ">=";

    public static bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T> => a >= b;
}

internal readonly struct EqualOperation : IComparison
{
    public static string Name => "Equal";

    public static bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T> => a == b;
}

internal readonly struct NotEqualOperation : IComparison
{
    public static string Name => "NotEqual";

    public static bool Holds<T>(T a, T b)
        where T : unmanaged, INumber<T> => a != b;
}
