using System.Diagnostics;

namespace AutoDiffGen;

/// <summary>
/// An array with any number of axes, strided as in numpy: <see cref="T"/>, slices and broadcasts are views of the same
/// memory. Operators are pure and give new tensors; a method that writes ends in <c>InPlace</c>.
/// </summary>
/// <remarks>
/// A tensor may be disposed to give its memory back at once; else it falls to the garbage collector. It must not be
/// disposed while another thread reads it.
/// </remarks>
/// <typeparam name="TElement">float, double, int, long or bool. Gradients are for float and double.</typeparam>
[DebuggerDisplay("Tensor<{TElement}> {Shape}")]
public sealed partial class Tensor<TElement> : ITensor, IDisposable
    where TElement : unmanaged
{
    private readonly TensorShape _shape;
    private readonly AxisValues _strides;
    private readonly int _offset;
    private readonly int _size;
    private Storage<TElement>? _storage;

    internal Tensor(Storage<TElement> storage, in TensorShape shape, in AxisValues strides, int offset)
    {
        _storage = storage;
        _shape = shape;
        _strides = strides;
        _size = shape.TotalSize;

        // A slice of nothing may begin behind the end of the memory.
        _offset = _size == 0 ? 0 : offset;
        IsContiguous = _size == 0 || Strided.IsRowMajor(shape, strides);
    }

    /// <summary>The sizes of the axes. It can still be read after <see cref="Dispose"/>.</summary>
    public TensorShape Shape => _shape;

    /// <summary>The number of axes.</summary>
    public int Rank => _shape.Rank;

    /// <summary>The number of elements.</summary>
    public int Size => _size;

    /// <inheritdoc/>
    public Type ElementType => typeof(TElement);

    /// <summary>Whether the elements lie one after another in row-major order.</summary>
    public bool IsContiguous { get; }

    /// <summary>
    /// How often the memory of this tensor was written in place, through this tensor or any view of the same memory.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    public int Version => Storage.Version;

    /// <summary>The tensor with its axes reversed: the transpose of a matrix. A view.</summary>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    [Derivative(Derivative.This, "grad.T", Kind = DerivativeKind.Linear)]
    [ShapeSignature("(n,m)->(m,n)")]
    public Tensor<TElement> T => Views.Reverse(this);

    /// <summary>The steps in memory from one index to the next, for each axis.</summary>
    internal ref readonly AxisValues Strides => ref _strides;

    /// <summary>The memory, counted from the first element of this tensor. Strides are never negative.</summary>
    internal Span<TElement> Memory => Storage.Buffer.AsSpan(_offset);

    /// <summary>The elements in row-major order; only for contiguous tensors.</summary>
    internal Span<TElement> Elements => Storage.Buffer.AsSpan(_offset, _size);

    private Storage<TElement> Storage => _storage ?? throw Disposed();

    /// <summary>
    /// Gives up this tensor's hold on the memory. When no view holds it any more, it goes back to the pool at once.
    /// </summary>
    public void Dispose() => Interlocked.Exchange(ref _storage, null)?.Release();

    /// <summary>
    /// The elements as numpy prints them, in the invariant culture: at most 8 digits, and both ends of each axis of a
    /// tensor with more than 1000 elements. A disposed tensor says so.
    /// </summary>
    public override string ToString() => _storage == null ? Disposed().ObjectName : TensorPrinter.Print(this);

    /// <summary>A new contiguous tensor whose elements are arbitrary.</summary>
    internal static Tensor<TElement> Uninitialized(in TensorShape shape) =>
        new(Storage<TElement>.Rent(shape.TotalSize), shape, Strided.RowMajor(shape), 0);

    /// <summary>A view of the same memory.</summary>
    internal Tensor<TElement> View(in TensorShape shape, in AxisValues strides, int offset = 0)
    {
        var storage = Storage;
        storage.Retain();
        return new Tensor<TElement>(storage, shape, strides, _offset + offset);
    }

    /// <summary>Notes a write in place.</summary>
    internal void Touch() => Storage.Touch();

    private ObjectDisposedException Disposed() =>
        new($"disposed Tensor<{ElementTypes.NameOf(typeof(TElement))}> of shape {_shape}");
}
