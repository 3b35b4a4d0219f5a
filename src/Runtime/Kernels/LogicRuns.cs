namespace AutoDiffGen;

internal readonly struct AndRuns : IBinaryRuns<bool, bool>
{
    public static void Run(ReadOnlySpan<bool> a, ReadOnlySpan<bool> b, Span<bool> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = a[i] & b[i];
        }
    }

    public static void Run(ReadOnlySpan<bool> a, bool b, Span<bool> result)
    {
        for (int i = 0; i < a.Length; i++)
        {
            result[i] = a[i] & b;
        }
    }

    public static void Run(bool a, ReadOnlySpan<bool> b, Span<bool> result) => Run(b, a, result);
}

internal readonly struct OrRuns : IBinaryRuns<bool, bool>
{
    public static void Run(ReadOnlySpan<bool> a, ReadOnlySpan<bool> b, Span<bool> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = a[i] | b[i];
        }
    }

    public static void Run(ReadOnlySpan<bool> a, bool b, Span<bool> result)
    {
        for (int i = 0; i < a.Length; i++)
        {
            result[i] = a[i] | b;
        }
    }

    public static void Run(bool a, ReadOnlySpan<bool> b, Span<bool> result) => Run(b, a, result);
}

internal readonly struct NotRuns : IUnaryRuns<bool, bool>
{
    public static void Run(ReadOnlySpan<bool> a, Span<bool> result)
    {
        for (int i = 0; i < a.Length; i++)
        {
            result[i] = !a[i];
        }
    }
}
