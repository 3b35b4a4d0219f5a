namespace AutoDiffGen;

/// <summary>
/// What a generated method uses in a part of it, as the method does that it was made of: each resource is disposed where
/// that part ends, and what is still open when an exception leaves the method is disposed then.
/// </summary>
public sealed class OpenResources : IDisposable
{
    private readonly Stack<IDisposable?> _open = new();

    /// <summary>Opens a resource in those that are open.</summary>
    /// <param name="resource">The resource; null is none.</param>
    public void Open(IDisposable? resource) => _open.Push(resource);

    /// <summary>Disposes the resource that was opened last.</summary>
    /// <exception cref="InvalidOperationException">None is open.</exception>
    public void Close() => _open.Pop()?.Dispose();

    /// <summary>Disposes all that are open, the last one first, also where disposing one throws.</summary>
    public void Dispose()
    {
        if (_open.Count == 0)
        {
            return;
        }

        try
        {
            Close();
        }
        finally
        {
            Dispose();
        }
    }
}
