using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;
using static AutoDiffGen.TensorMath;

namespace Zoo;

/// <summary>
/// Loops that are computed again, segment by segment. Beside each stands the same method with an ordinary loop, which
/// gives the same gradients, bit for bit.
/// </summary>
public static partial class Checkpoints
{
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.5, 0.1, 2.0, 7), At(0.5, 0.1, 2.0, 16), At(0.5, 0.1, 2.0, 1), At(0.5, 0.1, 2.0, 0), At(0.5, 0.1, 2.0, -3)]
    public static double Swing(double position, double velocity, double k, int steps)
    {
        const double dt = 0.01;
        foreach (int i in Checkpoint.Range(0, steps))
        {
            double force = -k * Math.Sin(position);
            velocity += dt * force;
            position += dt * velocity;
        }

        return position;
    }

    [Differentiable]
    [At(0.5, 0.1, 2.0, 7)]
    public static double SwingPlain(double position, double velocity, double k, int steps)
    {
        const double dt = 0.01;
        for (int i = 0; i < steps; i++)
        {
            double force = -k * Math.Sin(position);
            velocity += dt * force;
            position += dt * velocity;
        }

        return position;
    }

    /// <summary>A schedule for all outermost loops of a method; the counter starts anywhere.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp, Checkpoint = CheckpointSchedule.SquareRoot)]
    [At(0.5, 1.5, 2, 11), At(0.5, 1.5, -3, 3), At(0.5, 1.5, 4, 4), At(0.5, 1.5, 4, 3)]
    public static double Scheduled(double x, double y, int from, int to)
    {
        double a = x, b = 1;
        for (int i = from; i <= to; i++)
        {
            a = Math.Sin(a * y + i) * x;
            b += a * a;
        }

        for (long i = 1; i < to; i++)
            b = b * 0.5 + Math.Cos(b * a);
        return b * a;
    }

    [Differentiable]
    [At(0.5, 1.5, 2, 11)]
    public static double ScheduledPlain(double x, double y, int from, int to)
    {
        double a = x, b = 1;
        for (int i = from; i <= to; i++)
        {
            a = Math.Sin(a * y + i) * x;
            b += a * a;
        }

        for (long i = 1; i < to; i++)
            b = b * 0.5 + Math.Cos(b * a);
        return b * a;
    }

    /// <summary>Branches, an inner loop, an integer that is carried along, and a loop that is not known beforehand.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.5, 10), At(0.7, 1.5, 2), At(0.7, 1.5, 0)]
    public static double Mixed(double x, double y, int n)
    {
        double state = x;
        int seed = 7;
        foreach (int i in Checkpoint.Range(1, n + 1))
        {
            seed = seed * 31 % 101;
            double noise = seed / 101.0;
            if (seed % 2 == 0)
                state = state * noise + Math.Sin(y * state);
            else
                state -= noise * y;
            for (int j = 0; j < i % 3; j++)
                state = Math.Tanh(state * y);
            while (state < 0.2)
                state = state * state + 0.3;
        }

        return state * y;
    }

    [Differentiable]
    [At(0.7, 1.5, 10)]
    public static double MixedPlain(double x, double y, int n)
    {
        double state = x;
        int seed = 7;
        for (int i = 1; i < n + 1; i++)
        {
            seed = seed * 31 % 101;
            double noise = seed / 101.0;
            if (seed % 2 == 0)
                state = state * noise + Math.Sin(y * state);
            else
                state -= noise * y;
            for (int j = 0; j < i % 3; j++)
                state = Math.Tanh(state * y);
            while (state < 0.2)
                state = state * state + 0.3;
        }

        return state * y;
    }

    /// <summary>Inside of another loop and of a branch.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.5, 5), At(0.7, 1.5, 1), At(0.7, 1.5, 0)]
    public static double Inside(double x, double y, int n)
    {
        double sum = x;
        for (int round = 0; round < n; round++)
        {
            double state = sum;
            if (round % 2 == 0)
            {
                foreach (int i in Checkpoint.Range(0, n + round))
                    state = Math.Sin(state * y) / 2 + x * round / 10;
            }

            sum += state * state / 10;
        }

        return sum;
    }

    [Differentiable]
    [At(0.7, 1.5, 5)]
    public static double InsidePlain(double x, double y, int n)
    {
        double sum = x;
        for (int round = 0; round < n; round++)
        {
            double state = sum;
            if (round % 2 == 0)
            {
                for (int i = 0; i < n + round; i++)
                    state = Math.Sin(state * y) / 2 + x * round / 10;
            }

            sum += state * state / 10;
        }

        return sum;
    }

    /// <summary>The state of a recurrent network.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x3", "3x3", 6), At("2x3", "3x3", 1), At("2x3", "3x3", 0)]
    public static Tensor<double> Recurrent(Tensor<double> h, Tensor<double> w, int steps)
    {
        foreach (int i in Checkpoint.Range(0, steps))
            h = Tanh(h.MatMul(w)) + 0.1 * h;
        return Square(h).Sum();
    }

    [Differentiable]
    [At("2x3", "3x3", 6)]
    public static Tensor<double> RecurrentPlain(Tensor<double> h, Tensor<double> w, int steps)
    {
        for (int i = 0; i < steps; i++)
            h = Tanh(h.MatMul(w)) + 0.1 * h;
        return Square(h).Sum();
    }

    /// <summary>In a helper.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 5), At(0.7, 1)]
    public static double Helped(double x, int n) => Iterated(x, n) * Iterated(x * x, n + 1);

    [Differentiable]
    [At(0.7, 5)]
    public static double HelpedPlain(double x, int n) => IteratedPlain(x, n) * IteratedPlain(x * x, n + 1);

    private static double Iterated(double x, int n)
    {
        double y = x;
        foreach (int i in Checkpoint.Range(0, n))
            y = Math.Sin(y) * x;
        return y;
    }

    private static double IteratedPlain(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
            y = Math.Sin(y) * x;
        return y;
    }

    /// <summary>The first of the loops saves nothing: it is left as it is.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp, Checkpoint = CheckpointSchedule.SquareRoot)]
    [At(0.7, 0.4, 5), At(0.7, 0.4, 0)]
    public static double LeftAlone(double x, double k, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += k * i * x;
        for (int i = 0; i < n; i++)
            x = Math.Sin(x) + k;
        return sum * x;
    }

    /// <summary>What might not be the same again makes the schedule leave a loop alone.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp, Checkpoint = CheckpointSchedule.SquareRoot)]
    [At(0.7, 5), At(0.7, 0)]
    public static double NotAgain(double x, int n)
    {
        for (int i = 0; i < n; i++)
            x = Math.Sin(x) * Environment.ProcessorCount;
        return x;
    }

    [Differentiable]
    [At(0.7, 5)]
    public static double NotAgainPlain(double x, int n)
    {
        for (int i = 0; i < n; i++)
            x = Math.Sin(x) * Environment.ProcessorCount;
        return x;
    }

    /// <summary>Arrays that are read only are read again.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("7", 0.5, 7), At("3", 0.5, 1), At("2", 0.5, 0)]
    public static double Driven(double[] u, double k, int n)
    {
        double x = 0.3;
        foreach (int i in Checkpoint.Range(0, n))
            x += 0.1 * (u[i] - Math.Sin(k * x) * u[0]);
        return x * x;
    }

    [Differentiable]
    [At("7", 0.5, 7)]
    public static double DrivenPlain(double[] u, double k, int n)
    {
        double x = 0.3;
        for (int i = 0; i < n; i++)
            x += 0.1 * (u[i] - Math.Sin(k * x) * u[0]);
        return x * x;
    }

    /// <summary>What is written in place is put back where a segment begins.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp, Checkpoint = CheckpointSchedule.SquareRoot)]
    [At("4", 0.5, 3), At("2", 0.5, 0)]
    public static double InPlace(double[] u, double k, int n)
    {
        double x = 0.3;
        for (int i = 0; i < n; i++)
        {
            u[0] = Math.Sin(u[0] * x);
            x += k * u[0] * u[1];
        }

        return x * x;
    }

    [Differentiable]
    [At("4", 0.5, 3)]
    public static double InPlacePlain(double[] u, double k, int n)
    {
        double x = 0.3;
        for (int i = 0; i < n; i++)
        {
            u[0] = Math.Sin(u[0] * x);
            x += k * u[0] * u[1];
        }

        return x * x;
    }
}
