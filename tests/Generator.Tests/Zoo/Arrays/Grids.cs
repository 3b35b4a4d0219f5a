using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>What simulations do with arrays.</summary>
public static partial class Grids
{
    /// <summary>Explicit Euler for the heat equation, with two grids that change places.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6", 0.2, 4), At("6", 0.2, 0)]
    public static double Heat(double[] initial, double conductivity, int steps)
    {
        int n = initial.Length;
        double[] current = (double[])initial.Clone(), next = new double[n];
        for (int t = 0; t < steps; t++)
        {
            next[0] = current[0];
            next[n - 1] = current[n - 1];
            for (int i = 1; i < n - 1; i++)
                next[i] = current[i] + conductivity * (current[i - 1] - 2 * current[i] + current[i + 1]);
            (current, next) = (next, current);
        }

        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += current[i] * current[i];
        return sum;
    }

    /// <summary>Burgers' equation in place: nonlinear, and neighbours are overwritten.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5 in 0.2..1", 0.1, 3)]
    public static double Burgers(double[] u, double dt, int steps)
    {
        for (int t = 0; t < steps; t++)
        {
            for (int i = u.Length - 1; i > 0; i--)
                u[i] -= dt * u[i] * (u[i] - u[i - 1]);
        }

        double sum = 0;
        foreach (double speed in u)
            sum += speed * speed;
        return sum;
    }

    /// <summary>The Thomas algorithm for tridiagonal systems.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", "4 in 3..4", "4", "4"), At("1", "1 in 3..4", "1", "1")]
    public static double Tridiagonal(double[] lower, double[] diagonal, double[] upper, double[] right)
    {
        int n = diagonal.Length;
        var c = new double[n];
        var d = new double[n];
        c[0] = upper[0] / diagonal[0];
        d[0] = right[0] / diagonal[0];
        for (int i = 1; i < n; i++)
        {
            double pivot = diagonal[i] - lower[i] * c[i - 1];
            c[i] = upper[i] / pivot;
            d[i] = (right[i] - lower[i] * d[i - 1]) / pivot;
        }

        for (int i = n - 2; i >= 0; i--)
            d[i] -= c[i] * d[i + 1];
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += d[i] * d[i];
        return sum;
    }

    /// <summary>Bodies that attract each other: positions and velocities in place.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3 = 0 1.5 4", "3 in -0.2..0.2", 3)]
    public static double Bodies(double[] position, double[] velocity, int steps)
    {
        const double dt = 0.05;
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < position.Length; i++)
            {
                double force = 0;
                for (int j = 0; j < position.Length; j++)
                {
                    if (j == i)
                        continue;
                    double distance = position[j] - position[i];
                    force += distance / (0.1 + Math.Abs(distance * distance * distance));
                }

                velocity[i] += dt * force;
            }

            for (int i = 0; i < position.Length; i++)
                position[i] += dt * velocity[i];
        }

        return position[0] * position[1] + position[2] * velocity[0];
    }

    /// <summary>Option prices backwards through a binomial tree.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.0, 0.95, 0.2, 5)]
    public static double Binomial(double spot, double strike, double volatility, int steps)
    {
        double up = Math.Exp(volatility / Math.Sqrt(steps)), down = 1 / up;
        double p = (1 - down) / (up - down);
        var price = new double[steps + 1];
        for (int i = 0; i <= steps; i++)
            price[i] = Math.Max(spot * Math.Pow(up, i) * Math.Pow(down, steps - i) - strike, 0);
        for (int t = steps; t > 0; t--)
        {
            for (int i = 0; i < t; i++)
                price[i] = p * price[i + 1] + (1 - p) * price[i];
        }

        return price[0];
    }

    /// <summary>A small network, its layers in jagged arrays.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2", "3x2", "3")]
    public static double Network(double[] input, double[][] hidden, double[] output)
    {
        double sum = 0;
        for (int i = 0; i < hidden.Length; i++)
        {
            double activation = 0;
            for (int j = 0; j < input.Length; j++)
                activation += hidden[i][j] * input[j];
            sum += output[i] * Math.Tanh(activation);
        }

        return sum;
    }

    /// <summary>The distance of two sequences by dynamic programming over a table.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 = 0.1 0.9 2 3.1", "3 = 0.3 2.2 2.9")]
    public static double TimeWarp(double[] a, double[] b)
    {
        var table = new double[a.Length + 1, b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
            table[i, 0] = 1000;
        for (int j = 1; j <= b.Length; j++)
            table[0, j] = 1000;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                double cost = (a[i - 1] - b[j - 1]) * (a[i - 1] - b[j - 1]);
                table[i, j] = cost + Math.Min(table[i - 1, j - 1], Math.Min(table[i - 1, j], table[i, j - 1]));
            }
        }

        return table[a.Length, b.Length];
    }
}
