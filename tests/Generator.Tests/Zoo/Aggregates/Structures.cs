using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>A vector with the operators that everybody writes.</summary>
public readonly record struct Vec3(double X, double Y, double Z)
{
    public static Vec3 Zero => default;

    public double LengthSquared => Dot(this);

    public double Length => Math.Sqrt(LengthSquared);

    public static Vec3 operator +(Vec3 a, Vec3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vec3 operator -(Vec3 a, Vec3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vec3 operator -(Vec3 a) => new(-a.X, -a.Y, -a.Z);

    public static Vec3 operator *(Vec3 a, double s) => new(a.X * s, a.Y * s, a.Z * s);

    public static Vec3 operator *(double s, Vec3 a) => a * s;

    public static implicit operator Vec3(double s) => new(s, s, s);

    public double Dot(Vec3 other) => X * other.X + Y * other.Y + Z * other.Z;

    public Vec3 Cross(in Vec3 o) => new(Y * o.Z - Z * o.Y, Z * o.X - X * o.Z, X * o.Y - Y * o.X);
}

/// <summary>A structure with fields that methods change.</summary>
public struct Counter
{
    public double Sum;

    public double Last;

    public int Count;

    public Counter(double start)
    {
        Last = start;
        Sum = start * start;
    }

    public double Mean => Count == 0 ? Sum : Sum / Count;

    public void Add(double value)
    {
        Sum += value;
        Last = value;
        Count++;
    }
}

/// <summary>An immutable class.</summary>
public sealed record Coil(double Stiffness, double Length)
{
    public double Damping { get; init; } = 0.1 * Stiffness;

    public double Energy(double at)
    {
        double stretch = at - Length;
        return 0.5 * Stiffness * stretch * stretch;
    }
}

/// <summary>Properties that a constructor sets, in another order.</summary>
public readonly struct Interval
{
    public Interval(double high, double low)
    {
        Low = low;
        High = high;
    }

    public double Low { get; }

    public double High { get; }
}

/// <summary>Structures inside of structures, set by initializers.</summary>
public struct Particle
{
    public Vec3 Position;

    public Vec3 Velocity { get; set; }

    public double Mass;
}

public static partial class Structures
{
    private static Vec3 Gravity(Vec3 at, double strength) => at * (-strength / (at.LengthSquared * at.Length));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7)]
    public static double Local(double x, double y)
    {
        var a = new Vec3(x, y, 2);
        Vec3 b = a * y - new Vec3(1, x, y);
        return a.Dot(b) * b.Length;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(new[] { 1.3, 0.7, -0.4 }, new[] { 0.2, 0.5, 1.1 })]
    public static double Parameters(Vec3 a, Vec3 b) => a.Cross(b).LengthSquared + (a - b).Length;

    [Differentiable(Vjp | Jvp)]
    [At(new[] { 1.3, 0.7, -0.4 }, 0.8)]
    public static Vec3 Result(Vec3 a, double s) => s * a + a * a.X;

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(new[] { 1.3, 0.7, -0.4 }, new[] { 0.2, 0.5, 1.1 }, 3), At(new[] { 1.3, 0.7, -0.4 }, new[] { 0.2, 0.5, 1.1 }, 0)]
    public static double Orbit(Vec3 position, Vec3 velocity, int steps)
    {
        const double dt = 0.1;
        for (int i = 0; i < steps; i++)
        {
            velocity += dt * Gravity(position, 1.5);
            position += dt * velocity;
        }

        return position.X * position.Y;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7, 3), At(1.3, 0.7, 0)]
    public static double Mutated(double x, double y, int n)
    {
        var counter = new Counter(x);
        for (int i = 0; i < n; i++)
        {
            counter.Add(counter.Last * y);
        }

        var copy = counter;
        copy.Add(100 * x);
        return counter.Mean + copy.Last * counter.Last;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7)]
    public static double Record(double k, double x)
    {
        var spring = new Coil(k, 0.5);
        Coil stiffer = spring with { Stiffness = 2 * spring.Stiffness * x };
        return spring.Energy(x) + stiffer.Energy(k) * stiffer.Damping;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp)]
    [At(new[] { 2.5, 0.5 }, 0.8)]
    public static double OtherOrder(Interval interval, double x) => interval.Low + (interval.High - interval.Low) * x * x;

    [Differentiable(Vjp | Jvp)]
    [At(0.8, 0.3)]
    public static Interval OtherOrderResult(double x, double y) => x > y ? new Interval(x, y * x) : new(y, x);

    [Differentiable(Vjp | Jvp)]
    [At(new[] { 1.3, 0.7, -0.4, 0.2, 0.5, 1.1, 2 }, 0.1)]
    public static Particle Step(Particle particle, double dt)
    {
        particle.Velocity -= new Vec3(0, 9.81, 0) * dt;
        particle.Position += particle.Velocity * (dt / particle.Mass);
        return particle;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7)]
    public static double Initialized(double x, double y)
    {
        var particle = new Particle { Position = new(x, y, 1), Mass = x * y };
        Particle moved = particle with { Velocity = particle.Position * y };
        return moved.Velocity.Length * moved.Mass;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, true), At(1.3, false)]
    public static double Chosen(double x, bool first)
    {
        Vec3 v = first ? new Vec3(x, 1, 2) : Vec3.Zero;
        if (!first)
        {
            v = x;
        }

        return (v + 1).Dot(-v);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, new[] { 0.1, 0.2, 0.3 })]
    public static double Inactive(double x, [NoGrad] Vec3 axis) => (axis * x).LengthSquared * axis.Length;

    public static double InactiveGradient(double x, Vec3 axis) => 2 * x * axis.LengthSquared * axis.Length;

    /// <summary>By methods of the type.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7)]
    public static double Taken(double x, double y)
    {
        var polar = new Polar { Radius = x, Angle = y };
        (double a, double b) = polar;
        polar.Diameter = a * b;
        polar.Diameter += x;
        (polar.Radius, double c) = polar;
        return polar.Radius * c + polar.Diameter;
    }

    private static double Stretched(in Band band, double by) => band.Stretch(by) * band.Length;

    /// <summary>A method that changes what it is called on is called on a copy of what cannot be written.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static double OfWhatStays(double x, double y)
    {
        var band = new Band(x);
        ref readonly Band same = ref band;
        double s = same.Stretch(y) * same.Length;
        s += Stretched(band, x);
        s *= band.Stretch(2);
        var mounted = new Mounted(band, y);
        s += mounted.Pull(y) * mounted.Band.Stretch(3) * mounted.Band.Length;
        return s + band.Length * same.Length;
    }

    public static (double, double) OfWhatStaysGradient(double x, double y)
    {
        // s = (x y x + x x x) 2x, and the band is 2x long; mounted, it is 2xy long.
        double s = 2 * x * x * x * y + 2 * x * x * x * x;
        double pulled = 2 * x * y * y * 2 * x * y;
        double stretched = 3 * 2 * x * y * 2 * x * y;
        double byX = 6 * x * x * y + 8 * x * x * x + 4 * pulled * stretched / x + 8 * x;
        double byY = 2 * x * x * x + 5 * pulled * stretched / y;
        return (byX, byY);
    }
}

/// <summary>A structure that its methods change.</summary>
public struct Band(double length)
{
    public double Length = length;

    public double Stretch(double by)
    {
        Length *= by;
        return Length;
    }
}

/// <summary>A structure that changes a member of its own, while it is made only.</summary>
public readonly struct Mounted
{
    public readonly Band Band;

    public Mounted(Band band, double by)
    {
        Band = band;
        Band.Stretch(by);
    }

    public double Pull(double by) => Band.Stretch(by) * Band.Length;
}

/// <summary>A structure with a <c>Deconstruct</c> and a property with a setter of its own.</summary>
public struct Polar
{
    public double Radius;

    public double Angle;

    public double Diameter
    {
        readonly get => 2 * Radius;
        set => Radius = value / 2;
    }

    public readonly void Deconstruct(out double x, out double y)
    {
        x = Radius * Math.Cos(Angle);
        y = Radius * Math.Sin(Angle);
    }
}
