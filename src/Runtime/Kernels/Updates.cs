namespace AutoDiffGen;

internal readonly struct CopyUpdate : IUpdate
{
    public static string Name => "CopyFromInPlace";

    public static void Run<TElement>(Span<TElement> target, ReadOnlySpan<TElement> source, TElement scale)
        where TElement : unmanaged => source.CopyTo(target);
}

internal readonly struct AddUpdate : IUpdate
{
    public static string Name => "AddInPlace";

    public static void Run<TElement>(Span<TElement> target, ReadOnlySpan<TElement> source, TElement scale)
        where TElement : unmanaged => Accumulation.Add(target, source);
}

internal readonly struct AddScaledUpdate : IUpdate
{
    public static string Name => "AddScaledInPlace";

    public static void Run<TElement>(Span<TElement> target, ReadOnlySpan<TElement> source, TElement scale)
        where TElement : unmanaged => Accumulation.AddScaled(target, source, scale);
}
