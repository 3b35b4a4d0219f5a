using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>A structure of numbers.</summary>
public struct Axis
{
    public double At;

    public double Speed;

    public void Advance(double dt) => At += dt * Speed;
}

/// <summary>A structure of structures.</summary>
public struct Comet
{
    public Axis X;

    public Axis Y;

    public double Mass;
}

/// <summary>Ref locals: other names of variables, elements and members.</summary>
public static partial class RefLocals
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3 in 0.5..2", 0.7, 1)]
    public static double OfElement(double[] a, double y, int i)
    {
        ref double x = ref a[i];
        x += y * x;
        x *= x;
        return a[0] * a[1] + a[2];
    }

    /// <summary>The element stays what it is, whatever becomes of the index and the array.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", "3", 1), At("3", "3", 0)]
    public static double Stays(double[] a, double[] b, int i)
    {
        ref double x = ref a[i++];
        ref double z = ref b[i];
        i = 0;
        (a, b) = (b, a);
        x *= z;
        a[i] = x * x + z;
        x = Math.Sin(x) + a[0];
        a = b;
        return x * z + b[0] * a[1] + b[2];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", "4 = 1 0 3 3"), At("4", "4 = 0 1 2 3")]
    public static double MayBeOne(double[] a, int[] order)
    {
        double sum = 0;
        for (int i = 0; i + 1 < a.Length; i++)
        {
            ref double x = ref a[order[i]];
            ref double y = ref a[order[i + 1]];
            ref readonly double z = ref x;
            order[i] = 0;
            x += z * y;
            y = Math.Cos(z) * a[i];
            (x, y) = (y, x);
            x++;
            sum += y * x-- * x;
        }

        return sum + a[1];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x5", 0.1, 3), At("3x5", 0.1, 0), At("0x5", 0.1, 2)]
    public static double Particles(Comet[] bodies, double dt, int n)
    {
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < bodies.Length; i++)
            {
                ref var body = ref bodies[i];
                ref Axis x = ref body.X;
                ref double speed = ref body.Y.Speed;
                x.Speed -= dt * x.At / body.Mass;
                speed += dt * bodies[0].X.At;
                x.Advance(dt * body.Mass);
                body.Y.Advance(speed);
            }
        }

        double sum = 0;
        foreach (Comet body in bodies)
        {
            sum += body.X.At * body.Y.At + body.Mass * body.X.Speed;
        }

        return sum;
    }

    /// <summary>Whole structures are exchanged, through names of parts of one another.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x5", 0), At("2x5", 1)]
    public static double Wholes(Comet[] bodies, int i)
    {
        ref Comet first = ref bodies[0];
        ref Comet other = ref bodies[i];
        ref Axis x = ref first.X;
        ref Axis y = ref other.Y;
        Axis kept = x;
        x = y;
        y = kept;
        (x, first.Y) = (new Axis { At = y.Speed, Speed = x.At * 2 }, x);
        other.X = x;
        first = other;
        first.Mass *= first.X.At;
        y = new Axis { At = y.Speed, Speed = y.At };
        return bodies[0].Mass * first.X.At + y.At * bodies[1].Mass + bodies[1].Y.Speed * x.Speed;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3, 3), At(0.7, 1.3, 0)]
    public static double OfVariables(double x, double y, int n)
    {
        ref double z = ref x;
        Axis axis = new() { At = x, Speed = y };
        ref Axis same = ref axis;
        for (int i = 0; i < n; i++)
        {
            ref double w = ref y;
            ref int count = ref n;
            z *= w;
            w = Math.Sin(w * x);
            same.Advance(w);
            same.Speed *= z;
            if (i == 1)
            {
                count--;
            }
        }

        return x * z + y + axis.At * same.Speed * n;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x3", "2|3", 0.7)]
    public static double OfRows(double[,] grid, double[][] rows, double y)
    {
        Span<double> part = rows[1].AsSpan(1);
        ref double a = ref grid[1, 2];
        ref double b = ref rows[0][^1];
        ref double c = ref part[1];
        part = rows[0];
        a += b * c;
        b *= y;
        c += Math.Sin(a) * b;
        return grid[1, 2] * rows[1][2] + part[0] * b + rows[0][1];
    }

    /// <summary>The element is that of the row that was there.</summary>
    [Differentiable(ValueAndGrad | Vjp)]
    [At("2|3", 0.7, 1), At("2|3", 0.7, 0)]
    public static double OfRowsReplaced(double[][] rows, double y, int i)
    {
        double[] first = rows[0];
        ref double b = ref rows[i][1];
        rows[i] = [y, 2];
        b *= y * rows[0][1];
        return first[1] * b + rows[1][1] * rows[0][0];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x2", "2", 0.1), At("0x2", "2", 0.1)]
    public static double ForEach(Axis[] axes, double[] a, double dt)
    {
        foreach (ref var axis in axes.AsSpan())
        {
            axis.At += dt * axis.Speed;
            axis.Speed -= dt * Math.Sin(axis.At) * axes[0].At;
        }

        foreach (ref double x in a.AsSpan())
        {
            x *= a[0];
            if (x > 100)
            {
                break;
            }

            a[1] += x;
        }

        double sum = 0;
        foreach (ref readonly var axis in (ReadOnlySpan<Axis>)axes)
        {
            axes[0].At *= 1.1;
            sum += axis.At * axis.Speed;
        }

        return sum * a[0] + a[1];
    }

    /// <summary>In helpers too, of what they are passed by reference.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x5", 0.3, 1), At("3x5", 0.3, 0)]
    public static double InHelpers(Comet[] bodies, double y, int i)
    {
        double before = bodies[0].Mass + Push(bodies, i, y) * bodies[0].Mass;
        Swap(ref bodies[0], ref bodies[i]);
        ref Comet body = ref bodies[i];
        Turn(ref body.X, ref body.Y);
        Turn(ref body.X, ref bodies[0].X);
        ref readonly double speed = ref bodies[0].X.Speed;
        bodies[0].X.Advance(speed);
        Axis axis = body.X;
        Kick(ref axis, y);
        Kick(ref axis.Speed, axis.At);
        return before * body.X.At + axis.At * axis.Speed + bodies[0].Y.At * body.Mass;
    }

    private static double Push(Comet[] bodies, int i, double by)
    {
        ref Comet body = ref bodies[i];
        ref double mass = ref body.Mass;
        mass *= by;
        return mass + body.X.At;
    }

    private static void Swap(ref Comet a, ref Comet b)
    {
        Comet kept = a;
        a = b;
        b = kept;
    }

    private static void Turn(ref Axis a, ref Axis b)
    {
        ref Axis x = ref a;
        x.At -= b.Speed;
        b.At *= x.At;
        x.Advance(b.At);
    }

    private static void Kick(ref Axis axis, double by)
    {
        axis.Speed += by;
        axis.Advance(by);
    }

    private static void Kick(ref double speed, double by) => speed *= by;
}
