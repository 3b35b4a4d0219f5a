using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public static partial class Casts
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5f, 0.25)]
    public static double FloatAndDouble(float x, double y)
    {
        double wide = x;
        return wide * y + x * y * y;
    }

    public static (float, double) FloatAndDoubleGradient(float x, double y) =>
        ((float)(y + y * y), x + 2 * x * y);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 0.25f)]
    public static float Narrowed(double x, float y)
    {
        float narrow = (float)(x * x);
        return narrow * y;
    }

    public static (double, float) NarrowedGradient(double x, float y) => (2 * x * y, (float)(x * x));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5, 3, 4L, (short)2)]
    public static double FromIntegers(double x, int n, long m, short s) => n * x + m * x * x + (double)n / m + s / (float)n;

    public static double FromIntegersGradient(double x, int n, long m, short s) => n + 2 * m * x;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.5f)]
    public static float ThroughDouble(float x) => (float)((double)x * 2.0 / 3.0);

    public static float ThroughDoubleGradient(float x) => 2f / 3f;
}
