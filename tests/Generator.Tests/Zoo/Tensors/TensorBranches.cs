using AutoDiffGen;
using static AutoDiffGen.Derivatives;
using static AutoDiffGen.TensorMath;

namespace Zoo;

/// <summary>Operations of the branch that is not taken would throw, since the shapes fit only where it is.</summary>
public static partial class TensorBranches
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x3", "3x2", true), At("2x3", "2x3", false)]
    public static Tensor<double> Conditional(Tensor<double> x, Tensor<double> y, bool product) =>
        product ? Square(Tanh(x.MatMul(y))).Sum() : Square(x * y).Sum();

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x3", "3x2", true), At("2x3", "2x3", false)]
    public static Tensor<double> Statement(Tensor<double> x, Tensor<double> y, bool product)
    {
        var z = x + 1;
        if (product)
        {
            z = Tanh(z.MatMul(y));
            z = z * z;
        }
        else
        {
            z *= y;
        }

        return Square(z).Mean();
    }

    /// <summary>Where the weights are broadcast, and the number of rows is read from the tensor itself.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x3", "3")]
    public static Tensor<double> ShapeRead(Tensor<double> x, Tensor<double> w)
    {
        int rows = x.Shape[0];
        return (x * w).Sum() / rows * x.Rank;
    }

    /// <summary>A mask that is computed from active tensors, and one tensor in the mask and in both branches.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 = 1 4 -2 0.25", "4 = 2 -3 5 1"), At("2x4", "4")]
    public static Tensor<double> Masks(Tensor<double> x, Tensor<double> y)
    {
        var positive = x > 0;
        var safe = Where(positive, Log(x), 0) * y;
        return (safe + Where(x > y, x * y, Square(y)) + Where(positive, 1.0, x)).Sum();
    }
}
