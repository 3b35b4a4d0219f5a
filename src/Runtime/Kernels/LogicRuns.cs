namespace AutoDiffGen;

internal readonly struct AndRuns : IBinaryRuns<bool, bool>
{
    public static void Run(ReadOnlySpan<bool> a, ReadOnlySpan<bool> b, Span<bool> result)
    {
        bool oneA = a.Length != result.Length;
        bool oneB = b.Length != result.Length;
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = a[oneA ? 0 : i] & b[oneB ? 0 : i];
        }
    }
}

internal readonly struct OrRuns : IBinaryRuns<bool, bool>
{
    public static void Run(ReadOnlySpan<bool> a, ReadOnlySpan<bool> b, Span<bool> result)
    {
        bool oneA = a.Length != result.Length;
        bool oneB = b.Length != result.Length;
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = a[oneA ? 0 : i] | b[oneB ? 0 : i];
        }
    }
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
