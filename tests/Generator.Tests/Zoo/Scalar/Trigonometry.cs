using System;
using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class Trigonometry
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3), At(-1.1), At(0.0)]
    public static double Direct(double x) => Math.Sin(x) * Math.Cos(2 * x) + Math.Tan(x);

    public static double DirectGradient(double x) =>
        Math.Cos(x) * Math.Cos(2 * x) - 2 * Math.Sin(x) * Math.Sin(2 * x) + 1 / (Math.Cos(x) * Math.Cos(x));

    public static Complex DirectComplex(Complex x) => Complex.Sin(x) * Complex.Cos(2 * x) + Complex.Tan(x);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3), At(-0.8), At(0.0)]
    public static double Inverse(double x) => Math.Asin(x) + 2 * Math.Acos(x) + Math.Atan(3 * x);

    public static double InverseGradient(double x) => -1 / Math.Sqrt(1 - x * x) + 3 / (1 + 9 * x * x);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 1.0), At(-0.8, -2.0), At(1.0, 0.0)]
    [AtKink(0.0, 0.0)]
    public static double Angle(double y, double x) => Math.Atan2(y, x);

    public static (double, double) AngleGradient(double y, double x) =>
        x == 0 && y == 0 ? (0, 0) : (x / (x * x + y * y), -y / (x * x + y * y));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3), At(-1.1)]
    public static double Nested(double x) => Math.Sin(Math.Cos(Math.Sin(x)));

    public static double NestedGradient(double x) =>
        -Math.Cos(Math.Cos(Math.Sin(x))) * Math.Sin(Math.Sin(x)) * Math.Cos(x);

    public static Complex NestedComplex(Complex x) => Complex.Sin(Complex.Cos(Complex.Sin(x)));
}
