using System.Runtime.CompilerServices;

namespace AutoDiffGen;

public sealed partial class Tensor<TElement>
{
    /// <summary>One element.</summary>
    /// <param name="indices">One index for each axis, from 0.</param>
    /// <exception cref="ArgumentException">There is not one index for each axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is not inside its axis.</exception>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    [IndexerName("Element")]
    public TElement this[params ReadOnlySpan<int> indices]
    {
        get => Memory[Position(indices)];
        set
        {
            RequireOwnElements();
            Memory[Position(indices)] = value;
            Storage.Touch();
        }
    }

    /// <summary>The only element. On a device this waits for the result.</summary>
    /// <exception cref="InvalidOperationException">The tensor does not have exactly one element.</exception>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    [Derivative(Derivative.This, "Tensor.Full(this.Shape, grad)", Kind = DerivativeKind.Linear)]
    public TElement Item() => _size == 1
        ? Memory[0]
        : throw new InvalidOperationException($"Item: a tensor of shape {_shape} has {_size} elements, not one.");

    /// <summary>The only element, as a double. On a device this waits for the result.</summary>
    /// <exception cref="InvalidOperationException">The tensor does not have exactly one element.</exception>
    /// <exception cref="NotSupportedException">The elements are bool.</exception>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    [Derivative(Derivative.This, "Tensor.FullLike(this, grad)", Kind = DerivativeKind.Linear)]
    public double ItemAsDouble() => ElementTypes.ToDouble(Item());

    /// <summary>The elements as a new array, in row-major order.</summary>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    public TElement[] ToArray()
    {
        var array = new TElement[_size];
        CopyTo(array);
        return array;
    }

    /// <summary>Copies the elements in row-major order.</summary>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    public void CopyTo(Span<TElement> destination)
    {
        if (destination.Length < _size)
        {
            throw new ArgumentException(
                $"A span of {destination.Length} elements cannot hold a tensor of shape {_shape}.", nameof(destination));
        }

        Strided.Copy(this, destination[.._size]);
    }

    /// <summary>The elements in place, for reading. The span must not be used after the tensor was disposed.</summary>
    /// <exception cref="InvalidOperationException">The tensor is not contiguous.</exception>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    public ReadOnlySpan<TElement> AsReadOnlySpan()
    {
        RequireContiguous();
        return Elements;
    }

    /// <summary>
    /// The elements in place, for writing: a write in place, so <see cref="Version"/> goes up by one. The span must not be
    /// used after the tensor was disposed.
    /// </summary>
    /// <exception cref="InvalidOperationException">The tensor is not contiguous.</exception>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    public Span<TElement> AsSpan()
    {
        RequireContiguous();
        Storage.Touch();
        return Elements;
    }

    /// <summary>A contiguous tensor with the same elements: a view if this one is contiguous, else a copy.</summary>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    [Derivative(Derivative.This, "grad", Kind = DerivativeKind.Linear)]
    [ShapeSignature("broadcast")]
    public Tensor<TElement> ToContiguous() => IsContiguous ? View(_shape, _strides) : Tensor.From(this, _shape);

    /// <summary>A contiguous copy with memory of its own.</summary>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    [Derivative(Derivative.This, "grad", Kind = DerivativeKind.Linear)]
    [ShapeSignature("broadcast")]
    public Tensor<TElement> Clone() => Tensor.From(this, _shape);

    private int Position(ReadOnlySpan<int> indices)
    {
        if (indices.Length != Rank)
        {
            throw new ArgumentException($"{indices.Length} indices are given for a tensor of shape {_shape}.");
        }

        int position = 0;
        for (int axis = 0; axis < indices.Length; axis++)
        {
            if ((uint)indices[axis] >= (uint)_shape[axis])
            {
                throw new ArgumentOutOfRangeException(
                    nameof(indices), indices[axis], $"An index is not inside axis {axis} of shape {_shape}.");
            }

            position += indices[axis] * _strides[axis];
        }

        return position;
    }

    private void RequireContiguous()
    {
        if (!IsContiguous)
        {
            throw new InvalidOperationException(
                $"A tensor of shape {_shape} that is not contiguous has no span; call ToContiguous first.");
        }
    }
}
