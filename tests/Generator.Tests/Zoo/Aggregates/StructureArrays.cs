using System;
using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>A structure of fields.</summary>
public struct Point
{
    public double X;

    public double Y;

    public readonly double Norm => Math.Sqrt(X * X + Y * Y);

    public static Point operator +(Point a, Point b) => new() { X = a.X + b.X, Y = a.Y + b.Y };

    public static Point operator *(double s, Point a) => new() { X = s * a.X, Y = s * a.Y };

    public void Turn() => (X, Y) = (-Y, X);
}

/// <summary>A structure whose members cannot be set: an element is made anew.</summary>
public readonly record struct Fixed(double A, double B);

/// <summary>Structures inside of a structure.</summary>
public struct Mover
{
    public Point Position;

    public Point Velocity { get; set; }

    public double Mass { get; set; }
}

/// <summary>Arrays and spans of structures of numbers. An array is written as the number of its elements by that of their leaves.</summary>
public static partial class StructureArrays
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x2 = 1 2 3 4 5 6"), At("0x2")]
    public static double Read(Point[] points)
    {
        double sum = 1;
        for (int i = 0; i < points.Length; i++)
        {
            sum += points[i].X * points[i].Y * sum + points[i].Norm;
        }

        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x2 = 1 2 3 4 5 6 7 8", 0.1)]
    public static double Written(Point[] points, double dt)
    {
        for (int i = 1; i < points.Length; i++)
        {
            points[i].X += dt * points[i - 1].Y;
            points[i] = points[i] + dt * points[i - 1];
            points[i].Y *= points[i].X;
        }

        Point last = points[^1];
        last.Turn();
        points[0] = last;
        (points[1].X, points[2].Y) = (points[2].Y, points[1].X * dt);
        return points[0].X * points[0].Y + points[1].X;
    }

    /// <summary>All leaves are read before one is written.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x2 = 1 2 3 4 5 6", 1)]
    public static double Swapped(Point[] points, int i)
    {
        points[0] = new Point { X = points[0].Y, Y = points[0].X * points[1].X };
        (points[i], points[2]) = (points[2], points[i]);
        return points[0].X * points[1].X + points[2].Y * points[0].Y * points[1].Y;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x2 = 0.1 0.2 0.3 0.4 0.5 0.6", 0.7)]
    public static double Immutable(Fixed[] values, double x)
    {
        for (int i = 1; i < values.Length; i++)
        {
            values[i] = new Fixed(values[i - 1].B * x, values[i].A);
            values[i] = values[i] with { B = values[i].B * values[i].A };
        }

        double product = 1;
        foreach (Fixed value in values)
        {
            product *= value.A + value.B;
        }

        return product;
    }

    /// <summary>Particles under their mutual attraction.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x5 in 0.5..2", 3)]
    public static double Attracted(Mover[] movers, int steps)
    {
        const double dt = 0.05;
        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < movers.Length; i++)
            {
                Point force = default;
                for (int j = 0; j < movers.Length; j++)
                {
                    if (j != i)
                    {
                        Point to = movers[j].Position + -1.0 * movers[i].Position;
                        force += movers[j].Mass / (1 + to.X * to.X + to.Y * to.Y) * to;
                    }
                }

                movers[i].Velocity += dt * force;
            }

            for (int i = 0; i < movers.Length; i++)
            {
                movers[i].Position += dt * movers[i].Velocity;
            }
        }

        return movers[0].Position.Norm + movers[^1].Velocity.X;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x3 in 0.5..2", "4x3 in 0.5..2")]
    public static float Vectors(ReadOnlySpan<Vector3> a, Span<Vector3> b)
    {
        Vector3 sum = Vector3.Zero;
        for (int i = 0; i < a.Length; i++)
        {
            b[i] = Vector3.Cross(a[i], b[i]);
            sum += a[i] * b[i].Length();
        }

        return sum.LengthSquared();
    }

    /// <summary>Arrays of its own, tuples, copies and lists of elements.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7, 4)]
    public static double Own(double x, double y, int n)
    {
        var pairs = new (double Left, double Right)[n];
        for (int i = 0; i < n; i++)
        {
            pairs[i] = (x * i, y + i);
            pairs[i].Left++;
        }

        var copy = ((double Left, double Right)[])pairs.Clone();
        copy[1].Left *= pairs[2].Right;
        Point[] points = [new Point { X = x, Y = y }, new Point { X = copy[1].Left }];
        Point first = points[0];
        points = [first, .. points, new Point { X = y * x }];
        first.Y *= points[3].X;
        points[0].X = 5 * y;
        return points[0].X * points[2].X + first.Y + first.X * copy[3].Right * pairs[1].Left;
    }

    [Differentiable(Vjp | Jvp)]
    [At("3x2 = 1 2 3 4 5 6", 0.3)]
    public static Point[] Result(Point[] points, double s)
    {
        var scaled = new Point[points.Length];
        for (int i = 0; i < points.Length; i++)
        {
            scaled[i] = s * points[i] + points[points.Length - 1 - i];
        }

        return scaled;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, "2x2 = 1 2 3 4")]
    public static double Inactive(double x, [NoGrad] Point[] points)
    {
        double sum = 0;
        foreach (Point point in points)
        {
            sum += (x * point).Norm * point.Norm;
        }

        return sum + points[0].X;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x2 = 1 2 3 4 5 6 7 8", 0.3)]
    public static double Copied(Point[] points, double s)
    {
        var copy = new Point[5];
        Array.Copy(points, copy, 3);
        copy[1] = s * copy[2];
        Array.Copy(copy, 0, copy, 1, 4);
        points.AsSpan(1, 2).CopyTo(copy);
        Array.Copy(copy, 1, copy, 0, 2);
        points[0] = s * copy[1];
        copy.CopyTo(copy, 0);
        Array.Clear(copy, 3, 1);
        double sum = 0;
        for (int i = 0; i < 5; i++)
        {
            sum += copy[i].X * copy[i].Y * (i + 1);
        }

        Array.Clear(points, 1, 3);
        return sum * points[0].Norm + points[2].X;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3, 1.2)]
    public static double Matrices(double x, double y)
    {
        var grid = new Point[2, 2];
        Point[][] rows = [new Point[2], [new Point { X = x, Y = y }]];
        for (int i = 0; i < 2; i++)
        {
            grid[i, 1] = new Point { X = x * y, Y = i + x };
            grid[1, i].X += y;
            rows[0][i] = x * grid[1, i];
        }

        return FromRows(rows, grid) + Turned(rows)[0][0].X;
    }

    private static double FromRows(Point[][] rows, Point[,] grid)
    {
        double sum = 0;
        foreach (Point[] row in rows)
        {
            for (int i = 0; i < row.Length; i++)
            {
                sum += row[i].X * row[i].Y + grid[i, 1].X * row[i].Y;
            }
        }

        return sum * grid[1, 0].X;
    }

    private static Point[][] Turned(Point[][] rows)
    {
        (rows[0], rows[1]) = (rows[1], rows[0]);
        return rows;
    }
}
