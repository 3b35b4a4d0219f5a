namespace AutoDiffGen;

/// <summary>A binary operation over contiguous runs; either operand may be one number for the whole run.</summary>
internal interface IBinaryRuns<TElement, TResult>
{
    static abstract void Run(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b, Span<TResult> result);

    static abstract void Run(ReadOnlySpan<TElement> a, TElement b, Span<TResult> result);

    static abstract void Run(TElement a, ReadOnlySpan<TElement> b, Span<TResult> result);
}
