using AutoDiffGen;
using static AutoDiffGen.Derivatives;
using static AutoDiffGen.TensorMath;

namespace Zoo;

public static partial class TensorHelpers
{
    private static Tensor<double> Layer(Tensor<double> x, Tensor<double> w, Tensor<double> b) => Gelu(x.MatMul(w) + b);

    private static Tensor<double> Gelu(Tensor<double> x) => x * Sigmoid(1.702 * x);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x3", "3x3", "3", "3x2", "2")]
    public static Tensor<double> Network(
        [NoGrad] Tensor<double> x, Tensor<double> w1, Tensor<double> b1, Tensor<double> w2, Tensor<double> b2) =>
        Square(Layer(Layer(x, w1, b1), w2, b2)).Mean();

    /// <summary>An operation of the user's own on tensors.</summary>
    [Derivative(nameof(a), "grad * TensorHelpers.SwishSlope(a)", Kind = DerivativeKind.Elementwise)]
    public static Tensor<double> Swish(Tensor<double> a) => a * Sigmoid(a);

    public static Tensor<double> SwishSlope(Tensor<double> a) => Sigmoid(a) * (1 + a * (1 - Sigmoid(a)));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x3", "3"), At("4x3", "()")]
    public static Tensor<double> UserPrimitive(Tensor<double> x, Tensor<double> shift) => Swish(x - shift).Sum();
}
