using static AutoDiffGen.TensorMath;

namespace AutoDiffGen.Samples;

public static partial class SoftmaxRegression
{
    /// <summary>The mean cross entropy of a batch.</summary>
    /// <param name="x">One image a row.</param>
    /// <param name="labels">The class of each image.</param>
    /// <param name="w">The weights.</param>
    /// <param name="b">The bias of each class.</param>
    [Differentiable]
    public static Tensor<float> Loss(
        [NoGrad, Shape("N, D")] Tensor<float> x, [Shape("N")] Tensor<int> labels,
        [Shape("D, C")] Tensor<float> w, [Shape("C")] Tensor<float> b)
    {
        var logits = x.MatMul(w) + b;
        return SoftmaxCrossEntropy(logits, labels);
    }

    /// <summary>The most likely class of each image.</summary>
    public static Tensor<int> Predict(Tensor<float> x, Tensor<float> w, Tensor<float> b) => (x.MatMul(w) + b).ArgMax(1);
}
