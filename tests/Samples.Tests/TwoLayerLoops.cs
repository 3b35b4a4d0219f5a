namespace AutoDiffGen.Samples.Tests;

/// <summary>The gradients of the two-layer network in plain loops: no line is shared with the library.</summary>
internal static class TwoLayerLoops
{
    public static (Tensor<double> W1, Tensor<double> W2) Gradients(
        Tensor<double> x, Tensor<double> y, Tensor<double> w1, Tensor<double> w2)
    {
        var (n, hidden) = (x.Shape[0], w1.Shape[1]);
        double[] xs = x.ToArray(), w2s = w2.ToArray();
        var h = Product(xs, w1.ToArray(), n, x.Shape[1], hidden);
        var hRelu = Array.ConvertAll(h, value => Math.Max(value, 0));
        var yPred = Product(hRelu, w2s, n, hidden, w2.Shape[1]);
        var gradYPred = yPred.Zip(y.ToArray(), (predicted, target) => 2 * (predicted - target)).ToArray();
        var gradH = Product(gradYPred, Transpose(w2s, hidden), n, w2.Shape[1], hidden);
        for (var i = 0; i < gradH.Length; i++)
        {
            gradH[i] = h[i] >= 0 ? gradH[i] : 0;
        }
        var gradW1 = Product(Transpose(xs, n), gradH, x.Shape[1], n, hidden);
        var gradW2 = Product(Transpose(hRelu, n), gradYPred, hidden, n, w2.Shape[1]);
        return (Tensor.From(gradW1, w1.Shape), Tensor.From(gradW2, w2.Shape));
    }

    private static double[] Product(double[] a, double[] b, int rows, int inner, int columns)
    {
        var product = new double[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var k = 0; k < inner; k++)
            {
                for (var j = 0; j < columns; j++)
                {
                    product[i * columns + j] += a[i * inner + k] * b[k * columns + j];
                }
            }
        }
        return product;
    }

    private static double[] Transpose(double[] a, int rows)
    {
        var columns = a.Length / rows;
        var transposed = new double[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            transposed[i % columns * rows + i / columns] = a[i];
        }
        return transposed;
    }
}
