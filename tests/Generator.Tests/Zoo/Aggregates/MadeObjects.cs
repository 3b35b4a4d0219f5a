using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>It changes in place, makes others of its kind, and hands itself on.</summary>
public sealed class Swing
{
    public double Angle, Speed;

    public Swing()
    {
    }

    public Swing(double angle, double speed)
        : this()
    {
        Angle = angle;
        Speed = speed;
    }

    public Swing(Swing other)
    {
        Angle = other.Angle;
        Speed = other.Speed;
    }

    public double Energy => (0.5 * Speed * Speed) + Height();

    public double Degrees
    {
        get => Angle * 180 / Math.PI;
        set => Angle = value * Math.PI / 180;
    }

    public void Step(double dt)
    {
        Speed -= dt * Math.Sin(Angle);
        Angle += dt * Speed;
    }

    public Swing Next(double dt) => new(Angle + (dt * Speed), Speed - (dt * Math.Sin(Angle)));

    public void Strike(Swing other)
    {
        other.Speed += 0.5 * Speed;
        Speed *= other.Angle;
    }

    public Swing Faster(double by)
    {
        Speed *= by;
        return this;
    }

    public double Release()
    {
        double speed = Speed;
        Speed = Angle * Angle;
        return speed;
    }

    private double Height() => 1 - Math.Cos(Angle);
}

/// <summary>A bar with an array of its own, and members that begin with values.</summary>
public class Bar(int count, double heat)
{
    public double[] Heat = new double[count];

    public double Conductivity { get; set; } = 0.3 * heat;

    public int Steps { get; private set; }

    public void Step(double source)
    {
        var next = new double[Heat.Length];
        for (int i = 0; i < Heat.Length; i++)
        {
            next[i] = Heat[i] + (Conductivity * Math.Sin(Heat[(i + 1) % Heat.Length] - Heat[i]));
        }

        next[0] += source;
        Heat = next;
        Steps++;
    }
}

public record class Account(double Rate)
{
    public double Balance { get; set; } = 2;
}

public struct Turn
{
    public double X, Y;

    public void By(double angle) => (X, Y) = ((X * Math.Cos(angle)) - (Y * Math.Sin(angle)), (X * Math.Sin(angle)) + (Y * Math.Cos(angle)));
}

public class Wheel
{
    public Turn Turn;

    public double Size { get; set; } = 1;
}

/// <summary>Objects that the methods make, change, hand on and replace.</summary>
public static partial class MadeObjects
{
    private static double Swung(Swing swing, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            swing.Step(0.1);
        }

        return swing.Energy;
    }

    private static Swing Higher(double x, double y)
    {
        if (x > y)
        {
            return new Swing(x, y);
        }

        var made = new Swing { Speed = x };
        made.Angle = y * made.Speed;
        return made;
    }

    private static void Restart(ref Swing swing, double x) => swing = new Swing(x, swing.Angle);

    private static double Last(double x, Func<double, double> change) => change(x) * change(2 * x);

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp | Hessian)]
    [At(0.7, 0.3, 4), At(-0.2, 1.1, 0)]
    public static double Simulate(double x, double v, int steps)
    {
        var swing = new Swing { Angle = x, Speed = v };
        for (int i = 0; i < steps; i++)
        {
            swing.Step(0.1);
        }

        return swing.Energy;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 0.3, 4), At(1.2, 1.1, 7)]
    public static double Replaced(double x, double v, int steps)
    {
        Swing swing = new(x, v);
        for (int i = 0; i < steps; i++)
        {
            if (swing.Angle > 1)
            {
                swing = new Swing(swing.Speed, 0.5 * swing.Angle);
                continue;
            }

            swing = swing.Next(0.3);
            if (swing.Speed < -2)
            {
                break;
            }
        }

        return swing.Angle * swing.Energy;
    }

    /// <summary>What a variable holds goes to another one, and back.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 0.3, 3), At(0.4, -1.1, 4)]
    public static double Exchanged(double x, double v, int steps)
    {
        var one = new Swing(x, v);
        var other = new Swing(v, x);
        for (int i = 0; i < steps; i++)
        {
            var last = one;
            one = other;
            other = last;
            one.Strike(other);
            one.Strike(one);
        }

        return one.Energy * other.Speed;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 0.3), At(0.2, 0.9)]
    public static double Helpers(double x, double y)
    {
        var one = Higher(x, y);
        var copy = new Swing(one);
        double sum = Swung(one, 2) + one.Release() * one.Speed + one.Release();
        Restart(ref one, x * y);
        one = one.Faster(y).Faster(x);
        one.Degrees *= y;
        return sum + one.Energy * copy.Angle * Swung(Higher(y, x), 3);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 0.3), At(-0.2, 0.9)]
    public static double Chosen(double x, double y)
    {
        var one = x > 0 ? new Swing(x, y) : Higher(y, x);
        Swing other;
        if (y > 0.5)
        {
            other = one;
            one = new Swing(other.Speed, x);
        }
        else
        {
            other = new Swing(y, y);
        }

        other.Speed *= x;
        return one.Energy + other.Energy * other.Speed;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 0.3, 3), At(1.3, -0.3, 5)]
    public static double Arrays(double x, double y, int steps)
    {
        var bar = new Bar(4, x);
        bar.Heat[1] = y;
        for (int i = 0; i < steps; i++)
        {
            bar.Step(x * y);
        }

        return bar.Heat[1] * bar.Heat[2] * bar.Steps + bar.Conductivity;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 0.3)]
    public static double Members(double x, double y)
    {
        var account = new Account(x);
        account.Balance *= 1 + account.Rate * y;
        var wheel = new Wheel { Size = x };
        wheel.Turn.X = y;
        wheel.Turn.By(x);
        wheel.Turn.By(wheel.Turn.Y);
        return account.Balance * wheel.Size * wheel.Turn.X;
    }

    /// <summary>Functions that capture an object find it as it is when they are called.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 0.3)]
    public static double Captured(double x, double y)
    {
        var swing = new Swing(x, y);
        double Push(double z)
        {
            swing.Speed += z * swing.Angle;
            return swing.Speed;
        }

        double sum = Last(y, z =>
        {
            swing.Step(z);
            return swing.Energy;
        });
        return sum * Push(x) + Push(sum);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 0.3, 9)]
    public static double Checkpointed(double x, double v, int steps)
    {
        var swing = new Swing(x, v);
        foreach (int i in Checkpoint.Range(0, steps))
        {
            swing.Step(0.1 * i);
        }

        return swing.Energy;
    }
}

public sealed class Scaling(double factor)
{
    public readonly double Factor = factor;

    public double Of(Shift shift) => shift.Of(z => z * Factor);
}

public sealed class Shift(double by)
{
    public readonly double By = by;

    public double Of(Func<double, double> function) => function(By) + By;
}

/// <summary>Members that begin with values, where no constructor is written.</summary>
public sealed class Defaults
{
    public double Ratio { get; } = 3;
}

public static partial class ImmutableObjects
{
    /// <summary>A lambda keeps its own 'this' wherever it is called.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 0.3)]
    public static double Lambda(double x, double y) => new Scaling(x * y).Of(new Shift(y));

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 0.3)]
    public static double Initialized(double x, double y) => new Defaults().Ratio * x * y;
}

/// <summary>Members whose names differ in case only, or are like those of members of others.</summary>
public struct Likened
{
    public double x, X, PosX;

    public Corner Pos;

    public readonly double Product => x * X * PosX * Pos.X * Pos.Y;
}

public struct Corner(double x, double y)
{
    public double X = x, Y = y;
}

public sealed class LikenedObject
{
    public double value, Value;

    public void Step(double by) => (value, Value) = (Value + by, value * Value);
}

public static partial class LikenedNames
{
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 0.3, 3)]
    public static double OfStructures(double a, double b, int n)
    {
        var likened = new Likened { x = a, X = b, PosX = a + b, Pos = new Corner(b, a * a) };
        for (int i = 0; i < n; i++)
        {
            (likened.x, likened.X) = (likened.X + 1, likened.x * likened.PosX);
            (likened.PosX, likened.Pos.X) = (likened.Pos.X + 1, Math.Sin(likened.PosX));
        }

        return likened.Product;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 0.3, 3)]
    public static double OfObjects(double a, double b, int n)
    {
        var likened = new LikenedObject { value = a, Value = b };
        for (int i = 0; i < n; i++)
        {
            likened.Step(a * i);
        }

        return likened.value * likened.Value;
    }
}
