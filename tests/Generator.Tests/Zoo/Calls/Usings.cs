using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>What is used in a part of the method; it says nothing any more once it is disposed.</summary>
public static partial class Usings
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, 1)]
    public static double Statement(double x, int n)
    {
        double product = x;
        using (var resource = new Resource(n))
        {
            product *= Math.Sin(x) * resource.Weight;
        }

        return product * product;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, 0)]
    public static double InALoop(double x, int n)
    {
        double product = x;
        for (int i = 0; i < n; i++)
        {
            using var outer = new Resource(i + 1);
            if (i == 1)
                continue;
            using Resource inner = new(2), other = new(3);
            product = product * x + outer.Weight * inner.Weight * Math.Cos(product) + other.Weight;
        }

        return product;
    }

    /// <summary>What is returned is read before the array is changed.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2", 3), At("2", 1)]
    public static double Returned(double[] x, int n)
    {
        using (new Resource(n))
        {
            if (n > 2)
                return Helped(x, n) * x[1];
        }

        return x[0];
    }

    private static double Helped(double[] x, int n)
    {
        using var resource = new Resource(n);
        return x[0] * resource.Weight * x[1];
    }

    /// <summary>A structure, an interface, and nothing at all.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3)]
    public static double OfEachKind(double x, int n)
    {
        if (n > 0)
        {
            using (var light = new Light(n))
            using (IDisposable known = new Resource(n))
            using (Resource? none = null)
            {
                x *= x * light.Weight;
            }
        }

        return x;
    }

    public static double OfEachKindGradient(double x, int n) => 2 * x * n;

    private readonly struct Light(int weight) : IDisposable
    {
        public int Weight { get; } = weight;

        public void Dispose()
        {
        }
    }

    private sealed class Resource(int n) : IDisposable
    {
        private bool isOpen = true;

        public int Weight => isOpen ? n : throw new ObjectDisposedException(nameof(Resource));

        public void Dispose() => isOpen = isOpen ? false : throw new ObjectDisposedException(nameof(Resource));
    }
}
