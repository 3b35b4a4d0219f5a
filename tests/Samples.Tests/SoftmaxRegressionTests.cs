using static AutoDiffGen.TensorMath;

namespace AutoDiffGen.Samples.Tests;

public sealed class SoftmaxRegressionTests
{
    [Fact]
    public void Gradient_RandomWeights_EqualsClosedForm()
    {
        var random = new TensorRandom(5);
        var x = Tensor.Randn<float>(random, 6, 8);
        var labels = Tensor.From([0, 2, 1, 1, 0, 2]);
        var oneHot = Tensor.From(
            new float[,] { { 1, 0, 0 }, { 0, 0, 1 }, { 0, 1, 0 }, { 0, 1, 0 }, { 1, 0, 0 }, { 0, 0, 1 } });
        var w = Tensor.Randn<float>(random, 8, 3);
        var b = Tensor.Randn<float>(random, 3);

        var (_, gradW, gradB) = SoftmaxRegression.LossValueAndGrad(x, labels, w, b);

        var gradLogits = (Softmax(x.MatMul(w) + b, 1) - oneHot) / 6;
        Close.Gradients(x.T.MatMul(gradLogits), gradW, tolerance: 1e-5);
        Close.Gradients(gradLogits.Sum(0), gradB, tolerance: 1e-5);
    }

    [Fact]
    public void Predict_ClearLogits_GivesTheLargest()
    {
        var x = Tensor.From(new float[,] { { 1, 0 }, { 0, 1 } });
        var w = Tensor.From(new float[,] { { 0, 5, 1 }, { 2, 0, 1 } });

        Assert.Equal([1, 0], SoftmaxRegression.Predict(x, w, Tensor.Zeros<float>(3)).ToArray());
    }
}
