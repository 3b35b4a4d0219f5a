namespace AutoDiffGen;

/// <summary>A matrix product on memory: C = A B, or C += A B. C is row-major; A and B have any strides.</summary>
internal unsafe struct Operands<T>
    where T : unmanaged
{
    /// <summary>The rows of A and C.</summary>
    public int Rows;

    /// <summary>The columns of B and C.</summary>
    public int Columns;

    /// <summary>The columns of A and rows of B.</summary>
    public int Inner;

    public T* A;
    public nint ARow;
    public nint AStep;
    public T* B;
    public nint BStep;
    public nint BColumn;
    public T* C;
    public nint CRow;

    /// <summary>Whether the product is added to what C holds.</summary>
    public bool Accumulate;
}
