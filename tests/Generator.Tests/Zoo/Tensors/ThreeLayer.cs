using AutoDiffGen;
using static AutoDiffGen.Derivatives;
using static AutoDiffGen.TensorMath;

namespace Zoo;

public static partial class ThreeLayer
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6x4", "6x2", "4x5", "5x3", "3x2")]
    public static Tensor<double> Loss(
        [NoGrad, Shape("N, D_in")] Tensor<double> x, [NoGrad, Shape("N, D_out")] Tensor<double> y,
        [Shape("D_in, H1")] Tensor<double> w1, [Shape("H1, H2")] Tensor<double> w2, [Shape("H2, D_out")] Tensor<double> w3)
    {
        var h1 = Max(x.MatMul(w1), 0);
        var h2 = Tanh(h1.MatMul(w2));
        var yPred = h2.MatMul(w3);
        return Square(yPred - y).Sum();
    }

    public static (Tensor<double>, Tensor<double>, Tensor<double>) LossGradient(
        Tensor<double> x, Tensor<double> y, Tensor<double> w1, Tensor<double> w2, Tensor<double> w3)
    {
        var a1 = x.MatMul(w1);
        var h1 = Max(a1, 0);
        var h2 = Tanh(h1.MatMul(w2));
        var gradYPred = 2 * (h2.MatMul(w3) - y);
        var gradA2 = gradYPred.MatMul(w3.T) * (1 - h2 * h2);
        var gradA1 = Where(a1 >= 0, gradA2.MatMul(w2.T), 0);
        return (x.T.MatMul(gradA1), h1.T.MatMul(gradA2), h2.T.MatMul(gradYPred));
    }
}
