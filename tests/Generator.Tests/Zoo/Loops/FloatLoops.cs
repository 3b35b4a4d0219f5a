using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Loops in single precision.</summary>
public static partial class FloatLoops
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5f, 4), At(1.5f, 1), At(1.5f, 0)]
    public static float Power(float x, int n)
    {
        float p = 1;
        for (int i = 0; i < n; i++)
            p *= x;
        return p;
    }

    public static float PowerGradient(float x, int n) => n == 0 ? 0 : n * MathF.Pow(x, n - 1);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5f, 0.75f, 4), At(0.5f, 0.75f, 1), At(0.5f, 0.75f, 0)]
    public static float Waves(float x, float k, int n)
    {
        float sum = 0;
        for (int i = 1; i <= n; i++)
            sum += MathF.Sin(k * i * x) / i;
        return sum;
    }

    public static (float, float) WavesGradient(float x, float k, int n)
    {
        float gradX = 0, gradK = 0;
        for (int i = 1; i <= n; i++)
        {
            gradX += k * MathF.Cos(k * i * x);
            gradK += x * MathF.Cos(k * i * x);
        }

        return (gradX, gradK);
    }

    /// <summary>The sum is kept in double precision.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.5f, 4), At(0.5f, 0)]
    public static float MixedPrecision(float x, int n)
    {
        double sum = x;
        for (int i = 0; i < n; i++)
        {
            float step = x * (float)sum;
            sum += 0.25 * step;
        }

        return (float)sum;
    }
}
