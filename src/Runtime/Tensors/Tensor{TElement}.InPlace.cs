namespace AutoDiffGen;

/// <remarks>Writes in place: for updates of parameters, never inside differentiated code.</remarks>
public sealed partial class Tensor<TElement>
{
    /// <summary>Sets every element to a value.</summary>
    /// <exception cref="InvalidOperationException">
    /// The tensor is a broadcast view, whose elements share memory.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    public void FillInPlace(TElement value)
    {
        using var scalar = Tensor.Scalar(value);
        CopyFromInPlace(scalar);
    }

    /// <summary>Sets every element to that of another tensor, which is broadcast.</summary>
    /// <exception cref="ArgumentException">The other tensor cannot be broadcast to this one.</exception>
    /// <exception cref="InvalidOperationException">
    /// The tensor is a broadcast view, whose elements share memory.
    /// </exception>
    /// <exception cref="ObjectDisposedException">A tensor was disposed.</exception>
    public void CopyFromInPlace(Tensor<TElement> other) => InPlace<CopyUpdate>.Run(this, other, default);

    /// <summary>Adds another tensor, which is broadcast.</summary>
    /// <exception cref="ArgumentException">The other tensor cannot be broadcast to this one.</exception>
    /// <exception cref="InvalidOperationException">
    /// The tensor is a broadcast view, whose elements share memory.
    /// </exception>
    /// <exception cref="NotSupportedException">The elements are bool.</exception>
    /// <exception cref="ObjectDisposedException">A tensor was disposed.</exception>
    public void AddInPlace(Tensor<TElement> other)
    {
        ElementTypes.RequireNumber<TElement>(nameof(AddInPlace));
        InPlace<AddUpdate>.Run(this, other, default);
    }

    /// <summary>Adds a multiple of another tensor, which is broadcast: this += scale * other.</summary>
    /// <param name="other">The other tensor.</param>
    /// <param name="scale">The multiple, rounded to the element type.</param>
    /// <exception cref="ArgumentException">The other tensor cannot be broadcast to this one.</exception>
    /// <exception cref="InvalidOperationException">
    /// The tensor is a broadcast view, whose elements share memory.
    /// </exception>
    /// <exception cref="ObjectDisposedException">A tensor was disposed.</exception>
    public void AddScaledInPlace(Tensor<TElement> other, double scale)
    {
        ElementTypes.RequireNumber<TElement>(nameof(AddScaledInPlace));
        InPlace<AddScaledUpdate>.Run(this, other, ElementTypes.Round<TElement>(scale));
    }

    /// <summary>
    /// Subtracts a multiple of another tensor, which is broadcast: this -= scale * other, a gradient step.
    /// </summary>
    /// <param name="other">The other tensor.</param>
    /// <param name="scale">The multiple, rounded to the element type.</param>
    /// <exception cref="ArgumentException">The other tensor cannot be broadcast to this one.</exception>
    /// <exception cref="InvalidOperationException">
    /// The tensor is a broadcast view, whose elements share memory.
    /// </exception>
    /// <exception cref="ObjectDisposedException">A tensor was disposed.</exception>
    public void SubtractScaledInPlace(Tensor<TElement> other, double scale) => AddScaledInPlace(other, -scale);

    /// <summary>Multiplies every element by a number, rounded to the element type.</summary>
    /// <exception cref="InvalidOperationException">
    /// The tensor is a broadcast view, whose elements share memory.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    public void MultiplyInPlace(double factor)
    {
        using var product = this * factor;
        CopyFromInPlace(product);
    }

    /// <summary>Whether another tensor shows the same memory.</summary>
    internal bool SharesMemory(Tensor<TElement> other) => ReferenceEquals(Storage, other.Storage);

    /// <summary>Refuses a write where one piece of memory stands for several elements.</summary>
    internal void RequireOwnElements()
    {
        for (int axis = 0; axis < Rank; axis++)
        {
            if (_strides[axis] == 0 && _shape[axis] > 1)
            {
                throw new InvalidOperationException(
                    $"A broadcast view of shape {_shape} cannot be written: its elements share memory.");
            }
        }
    }
}
