using System.Numerics.Tensors;

namespace AutoDiffGen;

public sealed partial class Tensor<TElement>
{
    /// <summary>The elements in place, with the strides of this tensor, for System.Numerics.Tensors; no copy.</summary>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    public ReadOnlyTensorSpan<TElement> AsReadOnlyTensorSpan()
    {
        Span<nint> lengths = stackalloc nint[Rank];
        Span<nint> strides = stackalloc nint[Rank];
        for (int axis = 0; axis < Rank; axis++)
        {
            lengths[axis] = _shape[axis];
            strides[axis] = _shape[axis] == 1 ? 0 : _strides[axis];
        }

        return new ReadOnlyTensorSpan<TElement>(Memory, lengths, strides);
    }

    /// <summary>A copy as a tensor of System.Numerics.Tensors.</summary>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    public System.Numerics.Tensors.Tensor<TElement> ToNumericsTensor()
    {
        Span<nint> lengths = stackalloc nint[Rank];
        for (int axis = 0; axis < Rank; axis++)
        {
            lengths[axis] = _shape[axis];
        }

        return System.Numerics.Tensors.Tensor.Create(ToArray(), lengths);
    }
}
