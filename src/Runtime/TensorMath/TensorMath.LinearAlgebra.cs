namespace AutoDiffGen;

public static partial class TensorMath
{
    /// <summary>
    /// The matrix product. Transposed operands are read in place. Every element is summed in the order of k, so the result
    /// does not depend on the number of threads.
    /// </summary>
    /// <param name="a">The left matrix, n x k.</param>
    /// <param name="b">The right matrix, k x m.</param>
    /// <returns>The product, n x m.</returns>
    /// <exception cref="ArgumentException">One is not a matrix, or the inner dimensions differ.</exception>
    /// <exception cref="NotSupportedException">The elements are neither float nor double.</exception>
    [Derivative(nameof(a), "grad.MatMul(b.T)", Kind = DerivativeKind.Linear)]
    [Derivative(nameof(b), "a.T.MatMul(grad)", Kind = DerivativeKind.Linear)]
    [ShapeSignature("(n,k),(k,m)->(n,m)")]
    public static Tensor<TElement> MatMul<TElement>(this Tensor<TElement> a, Tensor<TElement> b)
        where TElement : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ElementTypes.RequireReal<TElement>(nameof(MatMul));
        if (a.Rank != 2 || b.Rank != 2)
        {
            throw new ArgumentException($"MatMul: two matrices are needed, not shapes {a.Shape} and {b.Shape}");
        }

        if (a.Shape[1] != b.Shape[0])
        {
            throw new ArgumentException($"MatMul: inner dimensions differ: {a.Shape} and {b.Shape}");
        }

        return MatrixProduct.Run(a, b);
    }
}
