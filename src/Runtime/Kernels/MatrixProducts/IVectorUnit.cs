namespace AutoDiffGen;

/// <summary>A few operations on the vectors of one width, so that one kernel serves them all.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">Some elements in a register.</typeparam>
internal unsafe interface IVectorUnit<T, TVector>
    where T : unmanaged
{
    /// <summary>The elements in a vector.</summary>
    static abstract int Width { get; }

    /// <summary>The rows of a full tile, so that its accumulators just fit into the registers: 8 or 4.</summary>
    static abstract int TileRows { get; }

    static abstract TVector Zero { get; }

    static abstract TVector Load(T* source);

    static abstract void Store(TVector vector, T* target);

    static abstract TVector Broadcast(T* source);

    /// <summary>a * b + c.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    static abstract TVector Add(TVector a, TVector b);
}
