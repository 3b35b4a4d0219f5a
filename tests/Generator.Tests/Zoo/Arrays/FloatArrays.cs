using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Arrays of single precision.</summary>
public static partial class FloatArrays
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 in 0.5..2", "4 in 0.5..2")]
    public static float Cosine(float[] a, float[] b)
    {
        float dot = 0, lengthA = 0, lengthB = 0;
        for (int i = 0; i < a.Length; i++)
        {
            dot += a[i] * b[i];
            lengthA += a[i] * a[i];
            lengthB += b[i] * b[i];
        }

        return dot / MathF.Sqrt(lengthA * lengthB);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 in 0.5..2")]
    public static float Recurrence(Span<float> x)
    {
        for (int i = 1; i < x.Length; i++)
            x[i] *= MathF.Sin(x[i - 1]);
        return x[^1];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4 in 0.5..2")]
    public static double SumInDouble(float[] x)
    {
        double sum = 0;
        foreach (float element in x)
            sum += (double)element * element;
        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3 in 0.5..2", 0.7)]
    public static double StoredInFloat(float[] x, double y)
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = (float)(x[i] * y);
        return x[0] * x[1] * x[2];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3 in 0.5..2", 0.7)]
    public static float CompoundOfWider(float[] x, double y)
    {
        x[0] += (float)y;
        x[1] *= 2;
        x[2] /= x[0];
        return x[0] * x[1] * x[2];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x3 in 0.5..2")]
    public static float Matrix(float[,] a)
    {
        float product = 1;
        for (int i = 0; i < 2; i++)
            product *= a[i, 0] + a[i, 1] * a[i, 2];
        return product;
    }
}
