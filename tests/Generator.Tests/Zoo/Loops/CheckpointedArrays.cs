using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>
/// Loops that write arrays and are computed again, segment by segment, from what the arrays held. Beside each stands the same
/// method with an ordinary loop, which gives the same gradients, bit for bit.
/// </summary>
public static partial class CheckpointedArrays
{
    /// <summary>A state that is changed in place, between fixed ends.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("5", 0.3, 7), At("4", 0.3, 1), At("3", 0.3, 0)]
    public static double Diffusion(double[] u, double k, int steps)
    {
        foreach (int step in Checkpoint.Range(0, steps))
        {
            for (int i = 1; i < u.Length - 1; i++)
                u[i] += 0.1 * (u[i - 1] * u[i - 1] - k * u[i] * u[i] + Math.Sin(u[i + 1]));
        }

        double sum = 0;
        foreach (double v in u)
            sum += v * v;
        return sum;
    }

    [Differentiable]
    [At("5", 0.3, 7)]
    public static double DiffusionPlain(double[] u, double k, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            for (int i = 1; i < u.Length - 1; i++)
                u[i] += 0.1 * (u[i - 1] * u[i - 1] - k * u[i] * u[i] + Math.Sin(u[i + 1]));
        }

        double sum = 0;
        foreach (double v in u)
            sum += v * v;
        return sum;
    }

    /// <summary>Two arrays that change their places, of which one is the caller's.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("5", 0.3, 7), At("4", 0.3, 2), At("4", 0.3, 1), At("3", 0.3, 0)]
    public static double Exchanged(double[] u, double k, int steps)
    {
        var next = new double[u.Length];
        double energy = 0;
        foreach (int step in Checkpoint.Range(0, steps))
        {
            for (int i = 0; i < u.Length; i++)
                next[i] = u[i] * Math.Cos(k * u[(i + 1) % u.Length]);
            (u, next) = (next, u);
            energy += u[0] * next[1];
        }

        return energy * u[2];
    }

    [Differentiable]
    [At("5", 0.3, 7)]
    public static double ExchangedPlain(double[] u, double k, int steps)
    {
        var next = new double[u.Length];
        double energy = 0;
        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < u.Length; i++)
                next[i] = u[i] * Math.Cos(k * u[(i + 1) % u.Length]);
            (u, next) = (next, u);
            energy += u[0] * next[1];
        }

        return energy * u[2];
    }

    /// <summary>Arrays that an iteration makes, a helper, and a result that is an array.</summary>
    [Differentiable(Vjp | Jvp)]
    [At("3", 0.3, 6), At("3", 0.3, 1), At("2", 0.3, 0)]
    public static double[] Stages(double[] start, double k, int steps)
    {
        var u = (double[])start.Clone();
        foreach (int step in Checkpoint.Range(0, steps))
        {
            double[] slope = Slope(u, k);
            var middle = new double[u.Length];
            for (int i = 0; i < u.Length; i++)
                middle[i] = u[i] + 0.05 * slope[i];
            slope = Slope(middle, k);
            for (int i = 0; i < u.Length; i++)
                u[i] += 0.1 * slope[i];
        }

        return u;
    }

    [Differentiable(Vjp)]
    [At("3", 0.3, 6)]
    public static double[] StagesPlain(double[] start, double k, int steps)
    {
        var u = (double[])start.Clone();
        for (int step = 0; step < steps; step++)
        {
            double[] slope = Slope(u, k);
            var middle = new double[u.Length];
            for (int i = 0; i < u.Length; i++)
                middle[i] = u[i] + 0.05 * slope[i];
            slope = Slope(middle, k);
            for (int i = 0; i < u.Length; i++)
                u[i] += 0.1 * slope[i];
        }

        return u;
    }

    /// <summary>A matrix, an array of integers that steers, and a span.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x3", "3", 0.3, 7), At("2x2", "2", 0.3, 1), At("2x2", "2", 0.3, 0)]
    public static double Plane(double[,] a, Span<double> b, double k, int steps)
    {
        int[] visits = new int[2];
        foreach (int step in Checkpoint.Range(1, steps + 1))
        {
            int row = (visits[0] + step) % 2;
            visits[row]++;
            for (int j = 0; j < a.GetLength(1); j++)
                a[row, j] = Math.Sin(a[row, j] * b[j]) + k * visits[row] * a[1 - row, j];
            b[0] *= a[row, 1] * Math.Cos(b[1]);
        }

        return a[0, 0] * a[1, 1] * b[0];
    }

    [Differentiable]
    [At("2x3", "3", 0.3, 7)]
    public static double PlanePlain(double[,] a, Span<double> b, double k, int steps)
    {
        int[] visits = new int[2];
        for (int step = 1; step < steps + 1; step++)
        {
            int row = (visits[0] + step) % 2;
            visits[row]++;
            for (int j = 0; j < a.GetLength(1); j++)
                a[row, j] = Math.Sin(a[row, j] * b[j]) + k * visits[row] * a[1 - row, j];
            b[0] *= a[row, 1] * Math.Cos(b[1]);
        }

        return a[0, 0] * a[1, 1] * b[0];
    }

    /// <summary>Rows of an array of arrays, and a part of an array.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2|3|2", "4", 7), At("2|2", "4", 1), At("2|2", "4", 0)]
    public static double Rows(double[][] a, double[] b, int steps)
    {
        Span<double> half = b.AsSpan(1, 2);
        foreach (int step in Checkpoint.Range(0, steps))
        {
            double[] row = a[step % a.Length];
            for (int j = 0; j < row.Length; j++)
                row[j] *= Math.Cos(half[j % 2]);
            half[step % 2] += row[0] * b[0];
            b[0] -= 0.1 * half[1] * half[1];
        }

        return a[0][0] * a[1][1] * b[0] * b[1];
    }

    [Differentiable]
    [At("2|3|2", "4", 7)]
    public static double RowsPlain(double[][] a, double[] b, int steps)
    {
        Span<double> half = b.AsSpan(1, 2);
        for (int step = 0; step < steps; step++)
        {
            double[] row = a[step % a.Length];
            for (int j = 0; j < row.Length; j++)
                row[j] *= Math.Cos(half[j % 2]);
            half[step % 2] += row[0] * b[0];
            b[0] -= 0.1 * half[1] * half[1];
        }

        return a[0][0] * a[1][1] * b[0] * b[1];
    }

    /// <summary>In another loop, with an array of each round; what was there before is read later.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 0.7, 4), At("3", 0.7, 1), At("3", 0.7, 0)]
    public static double Rounds(double[] u, double k, int n)
    {
        double sum = 0;
        for (int round = 0; round < n; round++)
        {
            double[] v = [u[0], k, u[1] * k];
            if (round != 1)
            {
                foreach (int i in Checkpoint.Range(0, n + round))
                {
                    v[i % 3] = Math.Sin(v[(i + 1) % 3] * u[2]) + v[i % 3] / 2;
                    u[i % 2] += v[0] * v[1] / 10;
                }
            }

            sum += v[0] * v[1] * u[0];
        }

        return sum;
    }

    [Differentiable]
    [At("3", 0.7, 4)]
    public static double RoundsPlain(double[] u, double k, int n)
    {
        double sum = 0;
        for (int round = 0; round < n; round++)
        {
            double[] v = [u[0], k, u[1] * k];
            if (round != 1)
            {
                for (int i = 0; i < n + round; i++)
                {
                    v[i % 3] = Math.Sin(v[(i + 1) % 3] * u[2]) + v[i % 3] / 2;
                    u[i % 2] += v[0] * v[1] / 10;
                }
            }

            sum += v[0] * v[1] * u[0];
        }

        return sum;
    }

    /// <summary>Checkpointed loops in one another.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 0.7, 5), At("3", 0.7, 1), At("3", 0.7, 0)]
    public static double Nested(double[] u, double k, int n)
    {
        double x = k;
        foreach (int i in Checkpoint.Range(0, n))
        {
            u[1] = Math.Sin(u[0] * u[1]);
            foreach (int j in Checkpoint.Range(0, n - i))
            {
                x = Math.Cos(x * u[j % 3]);
                u[j % 3] *= x + k * u[1];
            }

            u[2] += x * u[0] * u[2];
        }

        return u[0] * u[1] * u[2] * x;
    }

    [Differentiable]
    [At("3", 0.7, 5)]
    public static double NestedPlain(double[] u, double k, int n)
    {
        double x = k;
        for (int i = 0; i < n; i++)
        {
            u[1] = Math.Sin(u[0] * u[1]);
            for (int j = 0; j < n - i; j++)
            {
                x = Math.Cos(x * u[j % 3]);
                u[j % 3] *= x + k * u[1];
            }

            u[2] += x * u[0] * u[2];
        }

        return u[0] * u[1] * u[2] * x;
    }

    /// <summary>What is linear needs nothing of what it was: no segment is computed again.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At("5", 7), At("3", 1), At("3", 0)]
    public static double Linear(double[] u, int steps)
    {
        foreach (int step in Checkpoint.Range(0, steps))
        {
            for (int i = 1; i < u.Length - 1; i++)
                u[i] += 0.1 * (u[i - 1] - 2 * u[i] + u[i + 1]);
        }

        return u[1] * u[1];
    }

    [Differentiable]
    [At("5", 7)]
    public static double LinearPlain(double[] u, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            for (int i = 1; i < u.Length - 1; i++)
                u[i] += 0.1 * (u[i - 1] - 2 * u[i] + u[i + 1]);
        }

        return u[1] * u[1];
    }

    /// <summary>Arrays of other lengths take the place of one another.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2", 0.7, 6), At("2", 0.7, 1), At("2", 0.7, 0)]
    public static double Growing(double[] u, double k, int steps)
    {
        foreach (int step in Checkpoint.Range(0, steps))
        {
            if (step % 3 == 1)
            {
                var longer = new double[u.Length + 1];
                for (int i = 0; i < u.Length; i++)
                    longer[i] = u[i] * k;
                u = longer;
            }

            u[u.Length - 1] += Math.Sin(u[0] * k);
            u[0] *= u[1];
        }

        return u[0] * u[u.Length - 1];
    }

    [Differentiable]
    [At("2", 0.7, 6)]
    public static double GrowingPlain(double[] u, double k, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            if (step % 3 == 1)
            {
                var longer = new double[u.Length + 1];
                for (int i = 0; i < u.Length; i++)
                    longer[i] = u[i] * k;
                u = longer;
            }

            u[u.Length - 1] += Math.Sin(u[0] * k);
            u[0] *= u[1];
        }

        return u[0] * u[u.Length - 1];
    }

    /// <summary>What is copied in each iteration is written before the loop only.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 0.7, 6), At("2", 0.7, 1), At("2", 0.7, 0)]
    public static double Copied(double[] u, double k, int steps)
    {
        var scratch = new double[u.Length];
        double x = k;
        u[0] *= k;
        foreach (int step in Checkpoint.Range(0, steps))
        {
            u.CopyTo(scratch, 0);
            scratch[step % u.Length] *= x;
            x += 0.1 * Math.Sin(scratch[0] * x + scratch[1]);
        }

        scratch[0] = x;
        return x * u[0] + scratch[0];
    }

    [Differentiable]
    [At("3", 0.7, 6)]
    public static double CopiedPlain(double[] u, double k, int steps)
    {
        var scratch = new double[u.Length];
        double x = k;
        u[0] *= k;
        for (int step = 0; step < steps; step++)
        {
            u.CopyTo(scratch, 0);
            scratch[step % u.Length] *= x;
            x += 0.1 * Math.Sin(scratch[0] * x + scratch[1]);
        }

        scratch[0] = x;
        return x * u[0] + scratch[0];
    }

    /// <summary>Other names of elements, which may be one.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 0.7, 6), At("2", 0.7, 1), At("2", 0.7, 0)]
    public static double Renamed(double[] u, double k, int steps)
    {
        double x = k;
        foreach (int step in Checkpoint.Range(0, steps))
        {
            ref double cell = ref u[(step + 1) % u.Length];
            if (step % 3 != 1)
                cell = Math.Sin(cell * x) + u[step % u.Length];
            ref double other = ref u[step % 2];
            x += 0.1 * other * cell;
            other -= 0.25 * x * cell;
        }

        return x * u[0] * u[1];
    }

    [Differentiable]
    [At("3", 0.7, 6)]
    public static double RenamedPlain(double[] u, double k, int steps)
    {
        double x = k;
        for (int step = 0; step < steps; step++)
        {
            ref double cell = ref u[(step + 1) % u.Length];
            if (step % 3 != 1)
                cell = Math.Sin(cell * x) + u[step % u.Length];
            ref double other = ref u[step % 2];
            x += 0.1 * other * cell;
            other -= 0.25 * x * cell;
        }

        return x * u[0] * u[1];
    }

    /// <summary>What is read behind the loop is read before a segment puts back what was there.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 0.7, 6)]
    public static double ReadBehind(double[] u, double k, int steps)
    {
        double[] v = [u[0], k, u[1], 1];
        for (int i = 0; i < u.Length; i++)
            v[i] += k * u[i];
        foreach (int step in Checkpoint.Range(0, steps))
            v[step % 3] = Math.Sin(v[(step + 1) % 3] * v[2] + k);
        double s = v[0] * k + v[1] * k * k;
        return s * v[2] + s * k;
    }

    [Differentiable]
    [At("3", 0.7, 6)]
    public static double ReadBehindPlain(double[] u, double k, int steps)
    {
        double[] v = [u[0], k, u[1], 1];
        for (int i = 0; i < u.Length; i++)
            v[i] += k * u[i];
        for (int step = 0; step < steps; step++)
            v[step % 3] = Math.Sin(v[(step + 1) % 3] * v[2] + k);
        double s = v[0] * k + v[1] * k * k;
        return s * v[2] + s * k;
    }

    private static double[] Slope(double[] u, double k)
    {
        var slope = new double[u.Length];
        for (int i = 0; i < u.Length; i++)
            slope[i] = -k * Math.Sin(u[i]) * u[^1];
        return slope;
    }
}
