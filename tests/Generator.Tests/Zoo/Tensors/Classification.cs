using AutoDiffGen;
using static AutoDiffGen.Derivatives;
using static AutoDiffGen.TensorMath;

namespace Zoo;

public static partial class Classification
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5x4", "5 = 0 2 1 1 2", "4x3", "3")]
    public static Tensor<double> CrossEntropy(
        [NoGrad, Shape("N, D")] Tensor<double> x, Tensor<int> labels,
        [Shape("D, K")] Tensor<double> w, [Shape("K")] Tensor<double> b)
    {
        var logits = x.MatMul(w) + b;
        return SoftmaxCrossEntropy(logits, labels);
    }

    /// <summary>The same from its parts, with one row of ones and zeros for each label.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5x4", "5x3", "4x3", "3")]
    public static Tensor<double> FromParts([NoGrad] Tensor<double> x, [NoGrad] Tensor<double> target, Tensor<double> w, Tensor<double> b)
    {
        var logProbabilities = LogSoftmax(x.MatMul(w) + b);
        return -(target * logProbabilities).Sum(1).Mean();
    }

    [Differentiable(Vjp | Jvp)]
    [At("4x3")]
    public static Tensor<double> Probabilities(Tensor<double> logits) => Softmax(logits) * logits.LogSumExp(1, keepDims: true);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6x3", "4 = 5 0 0 2")]
    public static Tensor<double> Embedding(Tensor<double> table, Tensor<int> words) => Square(table.Gather(words)).Sum();
}
