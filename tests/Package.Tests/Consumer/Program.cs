using System;
using AutoDiffGen;
using static AutoDiffGen.TensorMath;

var (value, gradX, gradY) = Functions.SaddleValueAndGrad(3, -2);
Console.WriteLine($"saddle {value} {gradX} {gradY}");

var w = Tensor.From([1.0, -2.0, 3.0]);
var (norm, gradW) = Functions.SquaredNormValueAndGrad(w);
Console.WriteLine($"norm {norm.Item()} {gradW}");

static partial class Functions
{
    [Differentiable]
    public static double Saddle(double x, double y) => x * x * y + y;

#if ZERO_GRADIENT
    [Differentiable]
    public static double WithoutY(double x, double y) => x;
#endif

#if REJECTED
    [Differentiable]
    public static double Locked(double x)
    {
        lock (typeof(double))
        {
            return x * x;
        }
    }
#endif

    [Differentiable]
    public static Tensor<double> SquaredNorm(Tensor<double> w) => Square(w).Sum();
}
