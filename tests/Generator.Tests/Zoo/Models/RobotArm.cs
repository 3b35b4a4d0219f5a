using System;
using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class RobotArm
{
    private const double Upper = 1.0, Lower = 0.8;

    /// <summary>The squared distance of the hand of a two-link arm from a target.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.4, 0.9, 1.0, 1.0), At(-1.0, 0.3, 0.5, -1.2)]
    public static double Miss(double shoulder, double elbow, [NoGrad] double targetX, [NoGrad] double targetY)
    {
        double x = Upper * Math.Cos(shoulder) + Lower * Math.Cos(shoulder + elbow);
        double y = Upper * Math.Sin(shoulder) + Lower * Math.Sin(shoulder + elbow);
        double dx = x - targetX;
        double dy = y - targetY;
        return dx * dx + dy * dy;
    }

    public static Complex MissComplex(Complex shoulder, Complex elbow, Complex targetX, Complex targetY)
    {
        var x = Upper * Complex.Cos(shoulder) + Lower * Complex.Cos(shoulder + elbow) - targetX;
        var y = Upper * Complex.Sin(shoulder) + Lower * Complex.Sin(shoulder + elbow) - targetY;
        return x * x + y * y;
    }
}
