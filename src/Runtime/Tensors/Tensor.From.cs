using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen;

public static partial class Tensor
{
    /// <summary>A copy of an array, with one axis.</summary>
    public static Tensor<TElement> From<TElement>(TElement[] values)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return From(new ReadOnlySpan<TElement>(values), new TensorShape(values.Length));
    }

    /// <summary>A copy of an array in row-major order, in a shape.</summary>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public static Tensor<TElement> From<TElement>(TElement[] values, TensorShape shape)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return From(new ReadOnlySpan<TElement>(values), shape);
    }

    /// <summary>A copy of elements in row-major order, in a shape.</summary>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public static Tensor<TElement> From<TElement>(ReadOnlySpan<TElement> values, TensorShape shape)
        where TElement : unmanaged
    {
        if (values.Length != shape.TotalSize)
        {
            throw new ArgumentException($"{values.Length} elements do not fill a tensor of shape {shape}.");
        }

        var result = Tensor<TElement>.Uninitialized(shape);
        values.CopyTo(result.Elements);
        return result;
    }

    /// <summary>A copy of a rectangular array, with two axes.</summary>
    public static Tensor<TElement> From<TElement>(TElement[,] values)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return FromRectangular<TElement>(values);
    }

    /// <summary>A copy of a rectangular array, with three axes.</summary>
    public static Tensor<TElement> From<TElement>(TElement[,,] values)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return FromRectangular<TElement>(values);
    }

    /// <summary>A copy of an array of rows, with two axes.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Tensor<TElement> From<TElement>(TElement[][] rows)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(rows);
        int columns = rows.Length == 0 ? 0 : rows[0].Length;
        var result = Tensor<TElement>.Uninitialized(new TensorShape(rows.Length, columns));
        for (int row = 0; row < rows.Length; row++)
        {
            if (rows[row].Length != columns)
            {
                throw new ArgumentException($"Row {row} has {rows[row].Length} elements, row 0 has {columns}.");
            }

            rows[row].CopyTo(result.Elements[(row * columns)..]);
        }

        return result;
    }

    /// <summary>
    /// A tensor over an array in row-major order, without a copy: what is written to one is seen in the other. The array
    /// stays the caller's when the tensor is disposed.
    /// </summary>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public static Tensor<TElement> Wrap<TElement>(TElement[] values, TensorShape shape)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Length == shape.TotalSize
            ? new Tensor<TElement>(Storage<TElement>.Wrap(values), shape, Strided.RowMajor(shape), 0)
            : throw new ArgumentException($"{values.Length} elements do not fill a tensor of shape {shape}.");
    }

    /// <summary>A copy of a tensor of System.Numerics.Tensors.</summary>
    public static Tensor<TElement> From<TElement>(System.Numerics.Tensors.Tensor<TElement> values)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return From(values.AsReadOnlyTensorSpan());
    }

    /// <summary>A copy of a span of System.Numerics.Tensors.</summary>
    public static Tensor<TElement> From<TElement>(System.Numerics.Tensors.ReadOnlyTensorSpan<TElement> values)
        where TElement : unmanaged
    {
        Span<int> sizes = stackalloc int[values.Rank];
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            sizes[axis] = checked((int)values.Lengths[axis]);
        }

        var result = Tensor<TElement>.Uninitialized(new TensorShape(sizes));
        values.FlattenTo(result.Elements);
        return result;
    }

    /// <summary>A contiguous copy of a tensor's elements, in row-major order, in a shape of the same size.</summary>
    internal static Tensor<TElement> From<TElement>(Tensor<TElement> source, TensorShape shape)
        where TElement : unmanaged
    {
        var result = Tensor<TElement>.Uninitialized(shape);
        Strided.Copy(source, result.Elements);
        return result;
    }

    private static Tensor<TElement> FromRectangular<TElement>(Array values)
        where TElement : unmanaged
    {
        Span<int> sizes = stackalloc int[values.Rank];
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            sizes[axis] = values.GetLength(axis);
        }

        var result = Tensor<TElement>.Uninitialized(new TensorShape(sizes));
        if (result.Size != 0)
        {
            ref byte first = ref MemoryMarshal.GetArrayDataReference(values);
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, TElement>(ref first), result.Size).CopyTo(result.Elements);
        }

        return result;
    }
}
