using System;
using System.Linq;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Queries over arrays, read as the loops that they stand for.</summary>
public static partial class Queries
{
    public readonly record struct Particle(double Mass, double Speed)
    {
        public double Energy => 0.5 * Mass * Speed * Speed;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("5"), At("0")]
    public static double SumOfSquares(double[] x) => x.Sum(element => element * element) + x.Sum();

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", "4"), At("3", "5")]
    public static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum() * x.Zip(y).Select(pair => pair.First - pair.Second * pair.First).Sum();

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 0.3, 4), At("4", 0.3, 0)]
    public static double Polynomial(double[] coefficients, double x, int n) =>
        Enumerable.Range(0, n).Sum(i => coefficients[i] * Math.Pow(x, i)) + Enumerable.Range(1, 2).Select(i => Math.Sin(i * x)).Sum();

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6")]
    public static double Positive(double[] x) =>
        x.Where(element => element > 0).Select(element => Math.Sqrt(element)).Sum() / (1 + x.Count(element => element > 0));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("6")]
    public static double Variance(double[] x)
    {
        double mean = x.Average();
        double[] centered = x.Select(element => element - mean).ToArray();
        centered[0] *= 2;
        return centered.Average(element => element * element);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 0.7)]
    public static double Horner(double[] coefficients, double x) =>
        coefficients.Aggregate(x, (result, coefficient) => result * x + coefficient) * coefficients.Select((c, i) => c * i).Aggregate(1.0, (product, c) => product + c * c);

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", "3")]
    public static double Nested(double[] x, double[] y) => x.Sum(a => Math.Exp(-y.Sum(b => (a - b) * (a - b))));

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4", 0.7), At("0", 0.7)]
    public static double Chained(double[] x, double y)
    {
        double squares = x.Zip(x.Select(element => Shifted(element)[1])).Select(pair => pair.First * pair.Second).ToArray().Sum();
        return squares + x.Select(element => element * y).ToArray().Aggregate(y, (product, element) => product * element);

        double[] Shifted(double element) => [element, element * y];
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", "3")]
    public static double Structures(double[] masses, double[] speeds)
    {
        Particle[] particles = masses.Zip(speeds, (mass, speed) => new Particle(mass, speed)).ToArray();
        double energy = particles.Sum(particle => particle.Energy);
        for (int step = 0; step < 2; step++)
            energy += particles.Where(particle => particle.Mass > 0.1).Sum(Kinetic) * energy;
        return energy;

        double Kinetic(Particle particle)
        {
            if (particle.Speed < 0)
                return particle.Mass;
            return particle.Energy * masses[0];
        }
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4")]
    public static double Floats(float[] x)
    {
        float[] scaled = x.Select(element => element * 2).ToArray();
        return scaled.Sum() * scaled.Average() + Enumerable.Repeat(x[0], 3).Sum();
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3", 0.5)]
    public static double InLoop(double[] x, double y)
    {
        double[] weights = [0.2, 0.5, 0.3];
        double total = weights.Sum();
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = x.Sum(element => Math.Sin(element * y)) * total;
            y += x.Zip(weights, (a, w) => a * w).Sum();
        }

        return y;
    }
}
