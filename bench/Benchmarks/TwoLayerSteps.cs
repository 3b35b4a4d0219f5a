using AutoDiffGen.Bench.Tape;
using AutoDiffGen.Samples;

namespace AutoDiffGen.Benchmarks;

/// <summary>
/// One training step of the two-layer network (forward, loss, gradient, update) in three ways that run the same
/// kernels. The weights are updated in place, as optimizers do, and the gradients are given back after that.
/// </summary>
public sealed class TwoLayerSteps<T>(TwoLayerData<T> data, TwoLayerSteps<T>.LossAndGradient generated)
    where T : unmanaged
{
    private const double LearningRate = 1e-6;

    /// <summary>The signature of the generated member.</summary>
    public delegate (Tensor<T> Value, Tensor<T> GradW1, Tensor<T> GradW2) LossAndGradient(
        Tensor<T> x, Tensor<T> y, Tensor<T> w1, Tensor<T> w2);

    /// <summary>On the gradient that a person wrote.</summary>
    public double HandDerived()
    {
        var (x, y, w1, w2) = data;
        var (loss, gradW1, gradW2) = TwoLayerByHand.LossValueAndGrad(x, y, w1, w2);
        return Update(loss, gradW1, gradW2);
    }

    /// <summary>On the gradient that the generator wrote.</summary>
    public double Generated()
    {
        var (x, y, w1, w2) = data;
        var (loss, gradW1, gradW2) = generated(x, y, w1, w2);
        return Update(loss, gradW1, gradW2);
    }

    /// <summary>On the gradient of a recorded graph.</summary>
    public double Tape()
    {
        var x = new Variable<T>(data.X);
        var y = new Variable<T>(data.Y);
        var w1 = new Variable<T>(data.W1, requiresGrad: true);
        var w2 = new Variable<T>(data.W2, requiresGrad: true);

        var yPred = x.MatMul(w1).ClampToPositive().MatMul(w2);
        var loss = yPred.Subtract(y).Square().Sum();
        loss.Backward();

        return Update(loss.Value, w1.Grad!, w2.Grad!);
    }

    private double Update(Tensor<T> loss, Tensor<T> gradW1, Tensor<T> gradW2)
    {
        data.W1.SubtractScaledInPlace(gradW1, LearningRate);
        data.W2.SubtractScaledInPlace(gradW2, LearningRate);
        gradW1.Dispose();
        gradW2.Dispose();
        return loss.ItemAsDouble();
    }
}
