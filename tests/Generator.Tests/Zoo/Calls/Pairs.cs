using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>The two parts of a derivative, of which the second may be called again.</summary>
public static partial class Pairs
{
    [Differentiable(ValueAndGrad | Vjp | Pair)]
    [At(0.7, 1.3, 2.0)]
    public static double Numbers(double x, double y, double scale = 2) => Math.Exp(x * y) * scale + Math.Sin(y);

    [Differentiable(ValueAndGrad | Vjp | Pair)]
    [At(0.7, 1.3, 5), At(0.7, 1.3, 0)]
    public static double Loops(double x, double y, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            x = Math.Sin(x) + y;
            s += x * x;
        }

        for (int i = 1; i < n; i *= 2)
            s *= Math.Cos(x) + s;
        return s;
    }

    [Differentiable(Vjp | Pair)]
    [At("4", 1.3)]
    public static double[] Arrays(double[] a, double x)
    {
        var b = new double[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            b[i] = a[i] * a[i] * x;
            a[i] = Math.Sin(a[i]);
        }

        b[0] *= a[1];
        return b;
    }

    [Differentiable(ValueAndGrad | Vjp | Pair)]
    [At("4", "4")]
    public static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    [Differentiable(Vjp | Pair)]
    [At(0.7, 1.3)]
    public static (double Sum, double Product) Tuples(double x, double y) => (x + y * y, x * y);

    [Differentiable(ValueAndGrad | Vjp | Pair)]
    [At("3x2", "2x4")]
    public static Tensor<double> Tensors(Tensor<double> x, Tensor<double> w) => TensorMath.Square(TensorMath.Tanh(x.MatMul(w))).Sum();

    [Differentiable(ValueAndGrad | Vjp | Pair)]
    [At(0.7, 1.3)]
    public static double Branches(double x, double y)
    {
        if (x < 0)
            throw new ArgumentOutOfRangeException(nameof(x));
        double z = x > y ? x * y : Math.Exp(x);
        if (z > 1)
            z *= z * y;
        return z;
    }

    [Differentiable(ValueAndGrad | Vjp | Pair)]
    [At(0.7, 1.3)]
    public static double OnTheStack(double x, double y)
    {
        Span<double> a = stackalloc double[2];
        a[0] = x * y;
        a[1] = Math.Sin(a[0]);
        return a[0] * a[1] * x;
    }

    /// <summary>The type of what is kept is seen here only.</summary>
    [Differentiable(ValueAndGrad | Vjp | Pair)]
    [At(0.7, 1.3, 3), At(0.7, 1.3, 0)]
    public static double OfItsOwn(double x, double y, int n)
    {
        var cells = new Cell[2];
        cells[0].Level = y;
        for (int i = 0; i < n; i++)
            cells[1].Level += Math.Sin(cells[0].Level * x) * cells[0].Weight;
        return cells[0].Level * cells[1].Level;
    }

    /// <summary>An array of it for each iteration.</summary>
    [Differentiable(ValueAndGrad | Vjp | Pair)]
    [At(0.7, 1.3, 3), At(0.7, 1.3, 0)]
    public static double OfItsOwnEachTime(double x, double y, int n)
    {
        double product = y;
        for (int i = 0; i < n; i++)
        {
            var cells = new Cell[2];
            cells[0].Level = x * product;
            cells[i % 2].Level *= product;
            cells[1].Level += Math.Sin(cells[0].Level);
            for (int k = 0; k < 2; k++)
                product = Math.Sin(product + cells[k].Level * cells[1 - k].Weight);
        }

        return product;
    }

    private struct Cell
    {
        public double Level;

        public readonly double Weight => Level * Level;
    }
}
