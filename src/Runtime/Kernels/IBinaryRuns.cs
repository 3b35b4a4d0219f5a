namespace AutoDiffGen;

/// <summary>
/// A binary operation over contiguous runs. An operand of one element stands for as many as the result has.
/// </summary>
internal interface IBinaryRuns<TElement, TResult>
{
    static abstract void Run(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b, Span<TResult> result);
}
