using System;
using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Whole matrices in structures, tuples and records of numbers: a number for each pair of members.</summary>
public static partial class StructureMatrices
{
    public record struct Spring(double Stiffness, double Length);

    public partial record struct Body((double X, double Y) At, double Mass, [property: NoGrad] double Label);

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp | Hessian | Jacobian)]
    [At(new object[] { 1.3, 0.4 }, new object[] { 0.6, 0.9 })]
    public static double Stretched(Spring spring, (double X, double Y) end)
    {
        double stretch = Math.Sqrt((end.X * end.X) + (end.Y * end.Y)) - spring.Length;
        return spring.Stiffness * stretch * stretch / 2;
    }

    /// <summary>A structure in a structure, and one member that is not asked for.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp | Hessian | Jacobian)]
    [At(new object[] { 0.5, 1.2, 0.8, 3.0 }, 0.7)]
    public static double Weight(Body body, double height) => body.Mass * Math.Exp(-height * body.At.Y) * body.At.X + body.Label * height;

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp | Hessian | Jacobian)]
    [At(new object[] { new object[] { 0.4, -0.3 } })]
    public static float Bump(Vector2 at) => MathF.Exp(-Vector2.Dot(at, at)) * at.X;

    /// <summary>Several results in several members.</summary>
    [Differentiable(Vjp | Jvp | Jacobian)]
    [At(new object[] { 0.4, -0.3 }, 0.3)]
    public static (double Along, double Across) Turned((double X, double Y) at, double angle) =>
        (at.X * Math.Cos(angle) + at.Y * Math.Sin(angle), at.Y * Math.Cos(angle) - at.X * Math.Sin(angle));

    [Differentiable(Vjp | Jvp | Jacobian)]
    [At(new object[] { 0.4, -0.3 }, 0.3)]
    public static Spring Wound(Spring spring, double by) => new(spring.Stiffness * by, spring.Length / (by + spring.Stiffness));
}

/// <summary>The members of the receiver.</summary>
public readonly partial record struct Quadratic(double A, double B)
{
    public static Quadratic Sample => new(1.3, 0.4);

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp | Hessian)]
    [At(0.4)]
    public double Of(double x) => A * x * x * B + Math.Sin(B * x);
}
