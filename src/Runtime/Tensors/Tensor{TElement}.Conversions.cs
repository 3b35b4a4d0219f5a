using System.Numerics.Tensors;

namespace AutoDiffGen;

/// <remarks>
/// System.Numerics.Tensors takes a shape without axes for one without elements: a single number goes there, and comes back,
/// as one axis of size 1.
/// </remarks>
public sealed partial class Tensor<TElement>
{
    /// <summary>The elements in place, with the strides of this tensor, for System.Numerics.Tensors; no copy.</summary>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    public ReadOnlyTensorSpan<TElement> AsReadOnlyTensorSpan()
    {
        Span<nint> lengths = stackalloc nint[TensorShape.MaxRank];
        Span<nint> strides = stackalloc nint[TensorShape.MaxRank];
        int rank = NumericsLengths(lengths);
        for (int axis = 0; axis < rank; axis++)
        {
            strides[axis] = lengths[axis] == 1 ? 0 : _strides[axis];
        }

        return new ReadOnlyTensorSpan<TElement>(Memory, lengths[..rank], strides[..rank]);
    }

    /// <summary>A copy as a tensor of System.Numerics.Tensors.</summary>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    public System.Numerics.Tensors.Tensor<TElement> ToNumericsTensor()
    {
        Span<nint> lengths = stackalloc nint[TensorShape.MaxRank];
        int rank = NumericsLengths(lengths);
        return System.Numerics.Tensors.Tensor.Create(ToArray(), lengths[..rank]);
    }

    private int NumericsLengths(Span<nint> lengths)
    {
        lengths[0] = 1;
        for (int axis = 0; axis < Rank; axis++)
        {
            lengths[axis] = _shape[axis];
        }

        return Math.Max(Rank, 1);
    }
}
