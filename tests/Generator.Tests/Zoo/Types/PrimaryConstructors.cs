using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Parameters of primary constructors are members without a gradient, which only this object can read.</summary>
public sealed partial class PrimaryConstructors(double scale, double[] weights, int count)
{
    private readonly double half = scale / 2;

    public static PrimaryConstructors Sample => new(3, [0.5, 2], 2);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7)]
    public double Read(double x)
    {
        for (int i = 0; i < count; i++)
        {
            x *= Math.Sin(scale * x) + weights[i] + Helped(x, i);
        }

        return x * half;
    }

    /// <summary>What has its name elsewhere is something else.</summary>
    private double Helped(double x, double factor)
    {
        double scale = x * factor;
        return scale * x + Constant(factor) + Scaled(scale);
    }

    private double Constant(double z) => z * scale + count;

    private double Scaled(double scale) => scale * half;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public double InFunctions(double x, double y)
    {
        Func<double, double> scaled = z => z * z * scale;
        return scaled(x) * Local(y);

        double Local(double z) => z * scale * count;
    }
}

/// <summary>One that changes is read where it is read.</summary>
public partial class Assigned(double last)
{
    public static Assigned Sample => new(2);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7)]
    public double Next(double x)
    {
        double before = last;
        Move(1);
        double after = last;
        Move(-1);
        return (x * after + before) * x * last;
    }

    private void Move(double by) => last += by;
}
