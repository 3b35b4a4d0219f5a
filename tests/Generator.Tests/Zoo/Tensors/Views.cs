using AutoDiffGen;
using static AutoDiffGen.Derivatives;
using static AutoDiffGen.TensorMath;

namespace Zoo;

public static partial class Views
{
    [Differentiable(Vjp | Jvp)]
    [At("3x4")]
    public static Tensor<double> Rearranged(Tensor<double> x) => x.Reshape(2, 6).T.MatMul(x.T.Reshape(2, 6)) + x.Slice(1, 0, 2).Sum();

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x2", "2x3")]
    public static Tensor<double> Traces(Tensor<double> a, Tensor<double> b)
    {
        var product = a.MatMul(b);
        return (product * product.T).Sum();
    }

    public static (Tensor<double>, Tensor<double>) TracesGradient(Tensor<double> a, Tensor<double> b)
    {
        var gradProduct = 2 * a.MatMul(b).T;
        return (gradProduct.MatMul(b.T), a.T.MatMul(gradProduct));
    }
}
