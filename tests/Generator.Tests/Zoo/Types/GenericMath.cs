using System;
using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Numbers of any type, by the interfaces of System.Numerics.</summary>
public static partial class GenericMath
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static T Polynomial<T>(T x, T y)
        where T : INumber<T> => T.CreateChecked(3) * x * x * y - y / (x + T.One) + T.CreateChecked(0.5);

    public static (T, T) PolynomialGradient<T>(T x, T y)
        where T : INumber<T> => (
            T.CreateChecked(6) * x * y + y / ((x + T.One) * (x + T.One)),
            T.CreateChecked(3) * x * x - T.One / (x + T.One));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static T Functions<T>(T x, T y)
        where T : IFloatingPointIeee754<T>
    {
        T r = T.Sqrt(x * x + y * y);
        T angle = T.Atan2(y, x);
        return T.Exp(-r) * T.Sin(angle * T.Pi) + T.Pow(x, y) + T.Log(r) + T.Tanh(x) + T.Hypot(x, y);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3, 5), At(1.7, 0.3, 0)]
    public static T Loop<T>(T x, T y, int n)
        where T : IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        T sum = T.Zero;
        T factor = T.MultiplicativeIdentity;
        for (int i = 0; i < n; i++)
        {
            factor *= T.Cos(x) + y;
            sum += factor * T.CreateChecked(i);
            x -= T.CreateChecked(0.1);
            if (sum > T.CreateChecked(10))
                break;
            y++;
        }

        return sum * x;
    }

    /// <summary>Kinks are those of double.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, -1.3), AtKink(0.0, 0.0)]
    public static T Kinks<T>(T x, T y)
        where T : IFloatingPoint<T> => T.Max(x, T.Zero) + T.Abs(y) * x + T.Clamp(x, -T.One, T.One) + T.Min(x, y) + x % (y - T.CreateChecked(2));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", "4")]
    public static T Dot<T>(T[] a, ReadOnlySpan<T> b)
        where T : struct, IFloatingPoint<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i] * b[i];
        return sum;
    }

    [Differentiable(Vjp | Jvp)]
    [At("3", 1.5)]
    public static T[] Powers<T>(T[] a, T x)
        where T : struct, IFloatingPoint<T>
    {
        var powers = new T[a.Length];
        T power = T.One;
        for (int i = 0; i < a.Length; i++)
        {
            powers[i] = a[i] * power;
            power *= x;
        }

        return powers;
    }

    /// <summary>From one type of number to another.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3, 3)]
    public static double Mixed<T>(T x, double y, int n)
        where T : INumber<T>
    {
        T z = x * T.CreateChecked(y) + T.CreateChecked(n);
        return double.CreateChecked(z) * y;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp | Hessian | Jacobian)]
    [At(0.7, 1.3)]
    public static T Second<T>(T x, T y)
        where T : IFloatingPointIeee754<T> => x * x * T.Sin(y);

    [Differentiable(ValueAndGrad | Vjp | Jvp | Hvp | Hessian | Jacobian)]
    [At("3")]
    public static T SecondOfArray<T>(T[] x)
        where T : struct, IFloatingPointIeee754<T>
    {
        T product = T.One;
        for (int i = 0; i < x.Length; i++)
            product *= x[i] + T.CreateChecked(i);
        return product;
    }
}

/// <summary>A generic type.</summary>
public static partial class GenericMathOf<T>
    where T : IFloatingPointIeee754<T>
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 1.3)]
    public static T Gaussian(T x, T width)
    {
        T z = x / width;
        return T.Exp(-z * z / T.CreateChecked(2));
    }
}
