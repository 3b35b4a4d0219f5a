namespace AutoDiffGen;

/// <summary>Makes tensors.</summary>
public static partial class Tensor
{
    /// <summary>All zeros (false for bool).</summary>
    /// <param name="sizes">The size of each axis; none for a single number.</param>
    public static Tensor<TElement> Zeros<TElement>(params ReadOnlySpan<int> sizes)
        where TElement : unmanaged => Zeros<TElement>(new TensorShape(sizes));

    /// <summary>All zeros (false for bool).</summary>
    public static Tensor<TElement> Zeros<TElement>(TensorShape shape)
        where TElement : unmanaged => Full(shape, default(TElement));

    /// <summary>All ones (true for bool).</summary>
    /// <param name="sizes">The size of each axis; none for a single number.</param>
    public static Tensor<TElement> Ones<TElement>(params ReadOnlySpan<int> sizes)
        where TElement : unmanaged => Ones<TElement>(new TensorShape(sizes));

    /// <summary>All ones (true for bool).</summary>
    public static Tensor<TElement> Ones<TElement>(TensorShape shape)
        where TElement : unmanaged => Full(shape, ElementTypes.One<TElement>());

    /// <summary>The same value everywhere.</summary>
    [Derivative(nameof(value), "grad.Sum().Item()", Kind = DerivativeKind.Linear)]
    [ShapeSignature("->shape")]
    public static Tensor<TElement> Full<TElement>(TensorShape shape, TElement value)
        where TElement : unmanaged
    {
        var result = Tensor<TElement>.Uninitialized(shape);
        result.Elements.Fill(value);
        return result;
    }

    /// <summary>A tensor without axes that holds one value.</summary>
    [Derivative(nameof(value), "grad.Item()", Kind = DerivativeKind.Linear)]
    [ShapeSignature("->()")]
    public static Tensor<TElement> Scalar<TElement>(TElement value)
        where TElement : unmanaged => Full(default, value);

    /// <summary>All zeros, in the shape of another tensor.</summary>
    public static Tensor<TElement> ZerosLike<TElement>([NoGrad] Tensor<TElement> like)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(like);
        return Zeros<TElement>(like.Shape);
    }

    /// <summary>All ones, in the shape of another tensor.</summary>
    public static Tensor<TElement> OnesLike<TElement>([NoGrad] Tensor<TElement> like)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(like);
        return Ones<TElement>(like.Shape);
    }

    /// <summary>The same number everywhere, rounded to the element type, in the shape of another tensor.</summary>
    /// <exception cref="ArgumentException">An integer element type cannot hold the number.</exception>
    [Derivative(nameof(value), "grad.Sum().ItemAsDouble()", Kind = DerivativeKind.Linear)]
    public static Tensor<TElement> FullLike<TElement>([NoGrad] Tensor<TElement> like, double value)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(like);
        return Full(like.Shape, ElementTypes.Round<TElement>(value));
    }

    /// <summary>0, 1, ... up to but without <paramref name="stop"/>.</summary>
    public static Tensor<TElement> Arange<TElement>(double stop)
        where TElement : unmanaged => Arange<TElement>(0, stop);

    /// <summary>Evenly spaced numbers: start + i * step, up to but without <paramref name="stop"/>.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="stop">Where the numbers end.</param>
    /// <param name="step">The distance between two of them; negative to count down.</param>
    /// <exception cref="ArgumentException">
    /// The step is 0, or an integer element type cannot hold the numbers.
    /// </exception>
    public static Tensor<TElement> Arange<TElement>(double start, double stop, double step = 1)
        where TElement : unmanaged
    {
        if (step == 0)
        {
            throw new ArgumentException("The step is 0.", nameof(step));
        }

        int length = Math.Max(0, checked((int)Math.Ceiling((stop - start) / step)));
        var result = Tensor<TElement>.Uninitialized(new TensorShape(length));
        for (int i = 0; i < length; i++)
        {
            result.Elements[i] = ElementTypes.Round<TElement>(start + (i * step));
        }

        return result;
    }

    /// <summary>The identity matrix: ones on the diagonal, zeros elsewhere.</summary>
    /// <param name="size">The number of rows and of columns.</param>
    public static Tensor<TElement> Eye<TElement>(int size)
        where TElement : unmanaged
    {
        var result = Zeros<TElement>(size, size);
        for (int i = 0; i < size; i++)
        {
            result.Elements[i * (size + 1)] = ElementTypes.One<TElement>();
        }

        return result;
    }
}
