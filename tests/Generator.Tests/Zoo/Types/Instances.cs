using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public sealed partial class Spring(double stiffness, double rest)
{
    private readonly double stiffness = stiffness;
    private readonly double rest = rest;

    public static Spring Sample => new(4, 0.25);

    public double Half { get; } = 0.5;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5), At(-0.5)]
    public double Energy(double x)
    {
        double d = x - rest;
        return Half * this.stiffness * d * d;
    }

    public double EnergyGradient(double x) => stiffness * (x - rest);

    private double Force(double x) => -stiffness * (x - rest);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 2.0)]
    public double Power(double x, double velocity) => Force(x) * velocity;

    public (double, double) PowerGradient(double x, double velocity) => (-stiffness * velocity, Force(x));
}

public readonly partial struct Lens
{
    private readonly double focus;

    public Lens(double focus) => this.focus = focus;

    public static Lens Sample => new(0.05);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(2.0)]
    public double ImageDistance(double distance) => 1 / (1 / focus - 1 / distance);

    public double ImageDistanceGradient(double distance) =>
        -Math.Pow(1 / (1 / focus - 1 / distance), 2) / (distance * distance);
}

public sealed partial record Gas(string Name, [property: NoGrad] double Moles)
{
    public static Gas Sample => new("argon", 2);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(300.0, 0.02)]
    public double Pressure(double temperature, double volume) => Moles * 8.314 * temperature / volume;

    public (double, double) PressureGradient(double temperature, double volume) =>
        (Moles * 8.314 / volume, -Moles * 8.314 * temperature / (volume * volume));
}

public readonly partial record struct Loan([property: NoGrad] int Years)
{
    public static Loan Sample => new(10);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1000.0, 0.03)]
    public double Due(double amount, double rate) => amount * Math.Pow(1 + rate, Years);

    public (double, double) DueGradient(double amount, double rate) =>
        (Math.Pow(1 + rate, Years), amount * Years * Math.Pow(1 + rate, Years - 1));
}
