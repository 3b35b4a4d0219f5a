using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Whole records and tuples in conditions.</summary>
public static partial class Equality
{
    public readonly record struct Cell(double Height, int Row);

    public readonly record struct Edge(Cell From, Cell To, bool IsOpen);

    public sealed record Slope(double Rise, float Run);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3, 2), At(0.7, 1.3, 0)]
    public static double Records(double x, double y, int n)
    {
        Edge edge = new(new Cell(x, n), new Cell(y, 2), n > 0);
        Edge turned = new(edge.To, edge.From, true);
        double sum = edge.From == edge.To with { Row = n } ? x * x : x * y;
        sum *= edge != turned ? 2 * y : 3;
        return sum + (new Slope(x, n) == new Slope(y, 1) ? y : 1) + (edge == default ? x : 0);
    }

    /// <summary>Members are equal as <c>Equals</c> says, not as <c>==</c> does.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3, 1), At(0.7, 1.3, 2)]
    [AtKink(double.NaN, double.NaN, 1), AtKink(0.0, -0.0, 1), AtKink(1.5, 1.5, 1)]
    public static double Same(double x, double y, int n) => new Cell(x, n) == new Cell(y, 1) ? 2 * n : 3 * x * y;

    public static (double, double) SameGradient(double x, double y, int n) => n == 1 && x.Equals(y) ? (0, 0) : (3 * y, 3 * x);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3, 2), At(0.7, 1.3, 0)]
    public static double Tuples(double x, double y, int n)
    {
        var pair = (x, (n, y));
        double[] a = [x, y];
        double sum = pair == (x, (2, y)) ? x * y : y;
        return (a[0], a[1]) != (a[0], a[1] * n) ? sum * x : sum * y * y;
    }

    /// <summary>Elements that are whole records.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 = 1 2 3 2", 0.7)]
    public static double Elements(double[] heights, double x)
    {
        var cells = new Cell2[2];
        for (int i = 0; i < 2; i++)
        {
            cells[i] = new Cell2(heights[2 * i], heights[2 * i + 1]);
        }

        return cells[0] == cells[1] ? cells[0].A * x : cells[1].B;
    }

    public readonly record struct Cell2(double A, double B);
}
