using System.Globalization;

namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>
    /// The same elements, in row-major order, in another shape: a view where that is possible, else a copy.
    /// </summary>
    /// <param name="a">The tensor.</param>
    /// <param name="sizes">The sizes; one of them may be -1 and follows from the others.</param>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    [Derivative(nameof(a), "grad.Reshape(a.Shape)", Kind = DerivativeKind.Linear)]
    public static Tensor<TElement> Reshape<TElement>(this Tensor<TElement> a, params int[] sizes)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(sizes);
        int free = Array.IndexOf(sizes, -1);
        return free < 0 ? a.Reshape(new TensorShape(sizes)) : a.Reshape(Infer(a.Shape, sizes, free));
    }

    /// <summary>
    /// The same elements, in row-major order, in another shape: a view where that is possible, else a copy.
    /// </summary>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    [Derivative(nameof(a), "grad.Reshape(a.Shape)", Kind = DerivativeKind.Linear)]
    [ShapeSignature("->shape")]
    public static Tensor<TElement> Reshape<TElement>(this Tensor<TElement> a, TensorShape shape)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        if (shape.TotalSize != a.Size)
        {
            throw new ArgumentException($"Reshape: {a.Shape} has {a.Size} elements, {shape} has {shape.TotalSize}");
        }

        return a.IsContiguous ? a.View(shape, Strided.RowMajor(shape)) : Tensor.From(a, shape);
    }

    private static TensorShape Infer(in TensorShape from, int[] sizes, int free)
    {
        int known = 1;
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            known *= axis == free ? 1 : sizes[axis];
        }

        if (known <= 0 || from.TotalSize % known != 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Reshape: {from} has {from.TotalSize} elements, which do not fill ")
                + $"({string.Join(", ", sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)))})");
        }

        var full = (int[])sizes.Clone();
        full[free] = from.TotalSize / known;
        return new TensorShape(full);
    }
}
