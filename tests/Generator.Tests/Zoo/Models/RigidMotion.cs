using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Single precision as graphics uses it: a signed distance and a reflected highlight.</summary>
public static partial class RigidMotion
{
    private static float Dot(float ax, float ay, float bx, float by) => ax * bx + ay * by;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.9f, 0.4f, 0.3f), At(-0.2f, 1.4f, 0.5f)]
    public static float RoundedBox(float x, float y, float radius)
    {
        float qx = MathF.Abs(x) - 0.5f + radius;
        float qy = MathF.Abs(y) - 0.25f + radius;
        float outsideX = MathF.Max(qx, 0f), outsideY = MathF.Max(qy, 0f);
        float outside = MathF.Sqrt(Dot(outsideX, outsideY, outsideX, outsideY));
        return outside + MathF.Min(MathF.Max(qx, qy), 0f) - radius;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.3f, 0.8f, 12)]
    public static float Highlight(float angle, float light, int gloss)
    {
        float cosine = Dot(MathF.Cos(angle), MathF.Sin(angle), MathF.Cos(light), MathF.Sin(light));
        return MathF.Pow(MathF.Max(cosine, 0), gloss);
    }

    public static (float, float) HighlightGradient(float angle, float light, int gloss)
    {
        double slope = -gloss * Math.Pow(Math.Cos(angle - light), gloss - 1) * Math.Sin(angle - light);
        return ((float)slope, (float)-slope);
    }
}
