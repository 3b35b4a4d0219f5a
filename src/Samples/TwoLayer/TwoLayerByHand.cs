using static AutoDiffGen.TensorMath;

namespace AutoDiffGen.Samples;

/// <summary>
/// The loss and its gradients as a careful person derives them, line for line the classic numpy version. Nothing here
/// is generated: it is what the generated gradient is held against.
/// </summary>
public static class TwoLayerByHand
{
    public static (Tensor<T> Value, Tensor<T> GradW1, Tensor<T> GradW2) LossValueAndGrad<T>(
        Tensor<T> x, Tensor<T> y, Tensor<T> w1, Tensor<T> w2)
        where T : unmanaged
    {
        // Forward
        var h = x.MatMul(w1);
        var hRelu = Max(h, 0);
        var yPred = hRelu.MatMul(w2);
        var loss = Square(yPred - y).Sum();

        // Backward
        var gradYPred = 2 * (yPred - y);
        var gradW2 = hRelu.T.MatMul(gradYPred);
        var gradHRelu = gradYPred.MatMul(w2.T);
        var gradH = Where(h >= 0, gradHRelu, 0);
        var gradW1 = x.T.MatMul(gradH);

        return (loss, gradW1, gradW2);
    }
}
