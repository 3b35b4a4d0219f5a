using AutoDiffGen;
using static AutoDiffGen.Derivatives;
using static AutoDiffGen.TensorMath;

namespace Zoo;

/// <summary>An instance method that reads tensors and numbers of its object, which stay inactive.</summary>
public sealed partial class Whitening
{
    private readonly Tensor<double> mean = Tensor.From([0.5, -0.25, 0.125]);
    private readonly double epsilon = 1e-3;

    public static Whitening Sample => new();

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x3", 2.0)]
    public Tensor<double> Energy(Tensor<double> x, double temperature)
    {
        var centred = x - mean;
        return Square(centred / (Abs(centred) + epsilon)).Sum() * temperature + (centred * temperature).Sum();
    }
}
