using System;
using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>The vectors of System.Numerics, by their components.</summary>
public static partial class Vectors
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(new[] { 1.3, 0.7, -0.4 }, new[] { 0.2, 0.5, 1.1 }, 0.8)]
    public static float Operators(Vector3 a, Vector3 b, float s)
    {
        Vector3 c = s * a - b * s + (a * b) / (b + new Vector3(2)) - a / s;
        c += -b;
        return Vector3.Dot(c, a) + c.X * c.Y;
    }

    /// <summary>Hooke's law between two points.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(new[] { 1.3, 0.7, -0.4 }, new[] { 0.2, 0.5, 1.1 }, 3.0), AtKink(new[] { 0.5, 0.5, 0.5 }, new[] { 0.5, 0.5, 0.5 }, 3.0)]
    public static float Spring(Vector3 a, Vector3 b, float k)
    {
        float stretch = Vector3.Distance(a, b) - 0.5f;
        return 0.5f * k * stretch * stretch;
    }

    public static (Vector3, Vector3, float) SpringGradient(Vector3 a, Vector3 b, float k)
    {
        float length = (a - b).Length(), stretch = length - 0.5f;
        Vector3 direction = length == 0 ? Vector3.Zero : (a - b) / length;
        return (k * stretch * direction, -k * stretch * direction, 0.5f * stretch * stretch);
    }

    [Differentiable(Vjp | Jvp)]
    [At(new[] { 1.3, 0.7, -0.4 }, new[] { 0.2, 0.5, 1.1 })]
    public static Vector3 Mirror(Vector3 incoming, Vector3 normal) =>
        Vector3.Reflect(incoming, Vector3.Normalize(normal)) + Vector3.Cross(incoming, normal);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(new[] { 1.3, 0.7 }, new[] { 0.2, 0.5, 1.1, 0.9 }, 0.3)]
    public static float OtherSizes(Vector2 a, Vector4 b, float t)
    {
        var c = Vector4.Lerp(new Vector4(a, t, 1), b, t * t);
        var d = new Vector2(c.Z, c.W) * a.LengthSquared();
        return Vector2.DistanceSquared(a, d) + c.Length() * d[1];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(new[] { 1.3, -0.7, 0.2 }, new[] { 0.2, 0.5, 1.1 }), AtKink(new[] { 1.0, 0, 0.5 }, new[] { 1.0, 0.5, 1.1 })]
    public static float Selected(Vector3 a, Vector3 b) =>
        Vector3.Dot(Vector3.Clamp(a, Vector3.Zero, Vector3.One), Vector3.UnitX + Vector3.UnitZ)
        + Vector3.Dot(Vector3.Abs(Vector3.Min(a, b)), 2 * Vector3.One)
        + Vector3.Dot(Vector3.SquareRoot(b), Vector3.Max(b, a));

    public static (Vector3, Vector3) SelectedGradient(Vector3 a, Vector3 b)
    {
        Vector3 gradA = default, gradB = default;
        for (int i = 0; i < 3; i++)
        {
            float tie = a[i] < b[i] ? 1 : a[i] == b[i] ? 0.5f : 0, root = MathF.Sqrt(b[i]);
            float less = 2 * MathF.Sign(MathF.Min(a[i], b[i]));
            gradA[i] = (i != 1 && a[i] is >= 0 and <= 1 ? 1 : 0) + tie * less + (1 - tie) * root;
            gradB[i] = (1 - tie) * less + tie * root + MathF.Max(a[i], b[i]) / (2 * root);
        }

        return (gradA, gradB);
    }

    /// <summary>A body around a fixed centre.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(new[] { 1.3, 0.7, -0.4 }, new[] { 0.2, 0.5, 1.1 }, new[] { 0.1, 0.2, 0.3 }, 3), At(new[] { 1.3, 0.7, -0.4 }, new[] { 0.2, 0.5, 1.1 }, new[] { 0.1, 0.2, 0.3 }, 0)]
    public static float Orbit(Vector3 position, Vector3 velocity, [NoGrad] Vector3 centre, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            Vector3 towards = centre - position;
            float distance = towards.Length();
            velocity += 0.1f * towards / (distance * distance * distance);
            position += 0.1f * velocity;
        }

        return position == Vector3.Zero ? 0 : position.LengthSquared();
    }

    /// <summary>Members of structures of the project.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(new[] { 1.3, 0.7, -0.4, 0.2, 0.5, 1.1 }, 0.7)]
    public static float Along(Ray ray, float distance)
    {
        Vector3 sum = Vector3.Zero;
        foreach (float at in new[] { distance, 2 * distance })
        {
            sum += ray.At(at);
        }

        sum.Y *= distance;
        return Vector3.Dot(sum, ray.Direction);
    }
}

public struct Ray
{
    public Vector3 Origin;

    public Vector3 Direction;

    public readonly Vector3 At(float distance) => Origin + distance * Vector3.Normalize(Direction);
}
