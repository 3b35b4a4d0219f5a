namespace AutoDiffGen.Tests;

public sealed class MatMulTests
{
    /// <summary>Around the sizes of tiles and panels, and beyond the size where panels are packed in blocks.</summary>
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 1, 7, 1 }, { 2, 3, 5 }, { 3, 1, 17 }, { 7, 33, 8 }, { 8, 16, 16 }, { 9, 64, 47 }, { 13, 5, 48 },
        { 16, 100, 49 }, { 5, 10, 96 }, { 64, 100, 10 }, { 100, 64, 100 }, { 31, 200, 129 }, { 65, 1000, 100 },
        { 17, 900, 300 }, { 130, 513, 257 }, { 3, 50, 4100 }, { 600, 9, 30 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void MatMul_OfDoubles_EqualsTheTripleLoop(int rows, int inner, int columns) =>
        CheckAllTranspositions<double>(rows, inner, columns, 1e-13);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void MatMul_OfFloats_EqualsTheTripleLoop(int rows, int inner, int columns) =>
        CheckAllTranspositions<float>(rows, inner, columns, 2e-5);

    [Fact]
    public void MatMul_OfSlicesAndBroadcasts_ReadsThemInPlace()
    {
        var random = new TensorRandom(4);
        var a = Tensor.Randn<double>(random, 20, 30).Slice(0, 3, 9).Slice(1, 5, 11);
        var b = Tensor.Randn<double>(random, 11).ExpandDims(1).BroadcastTo(new TensorShape(11, 50));
        Same.Tensor(Expected(a, b), a.MatMul(b), 1e-13);
        Same.Tensor(Expected(b.T, a.T), b.T.MatMul(a.T), 1e-13);
    }

    [Fact]
    public void MatMul_WithNaN_KeepsItInItsRow()
    {
        var a = Tensor.From(new[,] { { 1.0, double.NaN }, { 1, 2 } });
        Same.Elements(a.MatMul(Tensor.Eye<double>(2)), new(2, 2), double.NaN, double.NaN, 1, 2);
    }

    [Fact]
    public void MatMul_InnerDimensionsDiffer_ThrowsNamingBothShapes()
    {
        var exception = Assert.Throws<ArgumentException>(
            () => Tensor.Zeros<float>(64, 1000).MatMul(Tensor.Zeros<float>(10, 100)));
        Assert.Equal("MatMul: inner dimensions differ: (64, 1000) and (10, 100)", exception.Message);
    }

    [Fact]
    public void MatMul_OfAVector_ThrowsNamingBothShapes()
    {
        var exception = Assert.Throws<ArgumentException>(() => Tensor.Zeros<float>(2, 3).MatMul(Tensor.Zeros<float>(3)));
        Assert.Equal("MatMul: two matrices are needed, not shapes (2, 3) and (3,)", exception.Message);
    }

    [Fact]
    public void MatMul_OfIntegers_Throws()
    {
        var exception = Assert.Throws<NotSupportedException>(() => Tensor.Zeros<int>(2, 2).MatMul(Tensor.Zeros<int>(2, 2)));
        Assert.Equal("MatMul is not defined for tensors of int.", exception.Message);
    }

    private static void CheckAllTranspositions<T>(int rows, int inner, int columns, double tolerance)
        where T : unmanaged
    {
        var random = new TensorRandom(rows + inner + columns);
        var a = Tensor.Randn<T>(random, rows, inner);
        var b = Tensor.Randn<T>(random, inner, columns);
        var transposedA = Tensor.From(a.T.ToArray(), a.T.Shape);
        var transposedB = Tensor.From(b.T.ToArray(), b.T.Shape);
        var expected = Expected(a.Cast<double>(), b.Cast<double>()).Cast<T>();
        Same.Tensor(expected, a.MatMul(b), tolerance * Math.Sqrt(inner));
        Same.Tensor(expected, transposedA.T.MatMul(b), tolerance * Math.Sqrt(inner));
        Same.Tensor(expected, a.MatMul(transposedB.T), tolerance * Math.Sqrt(inner));
        Same.Tensor(expected, transposedA.T.MatMul(transposedB.T), tolerance * Math.Sqrt(inner));
    }

    private static Tensor<double> Expected(Tensor<double> a, Tensor<double> b)
    {
        double[] left = a.ToArray();
        double[] right = b.ToArray();
        int inner = a.Shape[1];
        int columns = b.Shape[1];
        var product = new double[a.Shape[0] * columns];
        for (int i = 0; i < product.Length; i++)
        {
            for (int k = 0; k < inner; k++)
            {
                product[i] += left[(i / columns * inner) + k] * right[(k * columns) + (i % columns)];
            }
        }

        return Tensor.From(product, new TensorShape(a.Shape[0], columns));
    }
}
