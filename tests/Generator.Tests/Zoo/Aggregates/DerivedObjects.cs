using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>A class that keeps the parameters of its constructor.</summary>
public class Reservoir(double volume, double level)
{
    public double Level { get; set; } = level * volume;

    public double Pressure => Level / volume;

    public void Lose(double part)
    {
        Level -= part * Level;
        volume *= 1 - (0.5 * part);
    }

    public double Beside(Reservoir other) => volume * other.Pressure;

    public double Through(Func<double, double> function) => function(volume) * Level;

    public double Twice(Reservoir other) => other.Through(z => z * volume);
}

public class Machine
{
    public double Power = 2;

    public Machine() => Power *= 3;

    public Machine(double power) => Power = power;

    public double Load => Power * Power;

    public void Drive(double by) => Power *= by;
}

/// <summary>What is declared with the members is set before the constructor of the base class runs, and its own after that.</summary>
public class Pump : Machine
{
    public double Flow = 5;

    public Pump(double flow)
    {
        Flow *= flow;
        Flow += Power;
    }

    public Pump(double power, double flow)
        : base(power)
    {
        Flow = Power * flow;
        Drive(flow);
    }

    public double Work => Flow + Load;

    public new void Drive(double by)
    {
        Flow -= by;
        base.Drive(by * Flow);
    }
}

/// <summary>Both classes keep a parameter of the same name, each its own.</summary>
public sealed class DoublePump(double power, double flow) : Pump(flow, power * power)
{
    public double Other { get; } = flow;

    public double Both => (power * Other) + Work;
}

public static partial class DerivedObjects
{
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 0.3, 3), At(1.2, -0.4, 0)]
    public static double Kept(double x, double y, int n)
    {
        var one = new Reservoir(x, y);
        var other = new Reservoir(2, x * y);
        for (int i = 0; i < n; i++)
        {
            one.Lose(0.1 * y);
            if (one.Pressure < 0.2)
            {
                one = new Reservoir(one.Level + 1, x);
            }
        }

        return (one.Beside(other) * one.Level) + other.Twice(one);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 0.3)]
    public static double OfBases(double x, double y)
    {
        var pump = new Pump(x);
        pump.Drive(y);
        var second = new Pump(x, y) { Power = pump.Power };
        second.Drive(x);
        return pump.Work * second.Work;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(0.7, 0.3)]
    public static double OfBoth(double x, double y)
    {
        var pump = new DoublePump(x, y);
        pump.Drive(x);
        return pump.Both * pump.Load;
    }
}
