using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Not partial: what holds its gradient stands beside the method.</summary>
internal class Track
{
    public double Grade { get; set; } = 0.3;

    public double[] Curves { get; } = [0.2, -0.4];

    public Surface Surface = new() { Friction = 0.7 };

    public string Name { get; set; } = "track";
}

/// <summary>A structure that cannot be its own gradient.</summary>
internal struct Surface
{
    public double Friction;

    public int Kind;
}

internal static partial class Beside
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, new object[] { 0.3, "2 = 0.2 -0.4", 0.7, 2, "track" })]
    public static double Drag(double speed, Track track)
    {
        double sum = track.Surface.Friction * Math.Cos(track.Grade);
        for (int i = 0; i < track.Curves.Length; i++)
        {
            sum += speed * track.Curves[i] * track.Curves[i];
        }

        return sum * speed + track.Surface.Kind;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(new object[] { 0.3, "2 = 0.2 -0.4", 0.7, 2, "track" }, 0.7)]
    public static double Climb(Track track, double weight) => weight * Math.Sin(track.Grade) * track.Curves[1];

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(new object[] { 0.7, 2 }, 1.4)]
    public static double Slip(Surface surface, double weight) => weight * surface.Friction * surface.Friction;
}
