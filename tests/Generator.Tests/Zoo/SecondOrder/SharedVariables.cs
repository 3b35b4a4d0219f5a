using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>What one variable stands for in turn: none of it overwrites what is still read.</summary>
public static partial class SharedVariables
{
    private static void Split(double a, double b, out double first, out double second) => (first, second) = (a, b);

    /// <summary>What is computed of the changed value leads nowhere; the value itself lives on.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.5, 1.5), At(-0.5, -1.5)]
    public static double UnreadCorner(double x, double y)
    {
        double h = y;
        if (!(y > h))
        {
        }
        else
        {
            Split(x, h, out double p, out double q);
            y += Math.Sin(p) / 4;
            var unread = new double[] { 1, h, Math.Abs(y) };
        }

        return Math.Sin(y);
    }

    public static (double, double) UnreadCornerGradient(double x, double y) => (0, Math.Cos(y));

    /// <summary>Both sides hand over a gradient of zero, one of them behind another gradient of the same name.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.5, 1.5), At(-0.5, -1.5)]
    public static double Cancelled(double x, double y)
    {
        double v = y;
        double w = y * 2;
        if (v > 1)
        {
            x = v;
            return x;
        }

        w = 0.5 * (v - (w - w));
        return Math.Sin(w);
    }

    public static (double, double) CancelledGradient(double x, double y) => (0, y > 1 ? 1 : Math.Cos(y / 2) / 2);
}
