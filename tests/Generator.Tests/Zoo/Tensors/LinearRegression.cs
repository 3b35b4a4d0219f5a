using AutoDiffGen;
using static AutoDiffGen.Derivatives;
using static AutoDiffGen.TensorMath;

namespace Zoo;

public static partial class LinearRegression
{
    /// <summary>With shapes, the bias is known to be broadcast and the difference is known not to be.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("7x3", "7", "3", "()")]
    public static Tensor<double> WithShapes(
        [NoGrad, Shape("N, D")] Tensor<double> x, [NoGrad, Shape("N")] Tensor<double> y,
        [Shape("D")] Tensor<double> weights, [Shape("")] Tensor<double> bias)
    {
        var predicted = (x * weights).Sum(1) + bias;
        return Square(predicted - y).Mean();
    }

    public static (Tensor<double>, Tensor<double>) WithShapesGradient(
        Tensor<double> x, Tensor<double> y, Tensor<double> weights, Tensor<double> bias)
    {
        var gradPredicted = 2.0 / y.Size * ((x * weights).Sum(1) + bias - y);
        return (x.T.MatMul(gradPredicted.ExpandDims(1)).Reshape(3), gradPredicted.Sum());
    }

    /// <summary>Without shapes, every operand may have been broadcast.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("7x3", "7x1", "3x1", "()"), At("7x3", "7x1", "3x1", "1"), At("7x3", "7x1", "3x1", "7x1"), At("7x3", "1", "3x2", "2")]
    public static Tensor<double> WithoutShapes(
        [NoGrad] Tensor<double> x, Tensor<double> y, Tensor<double> weights, Tensor<double> bias) =>
        Square(x.MatMul(weights) + bias - y).Sum();

    /// <summary>Some shapes are given, and a literal size.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("7x3", "7x3", "3")]
    public static Tensor<double> PartlyWithShapes([Shape("N, 3")] Tensor<double> x, [Shape("N, 3")] Tensor<double> y, Tensor<double> scale) =>
        (x * scale * y).Sum();
}
